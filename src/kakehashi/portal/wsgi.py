"""The WSGI door: `granian --interface wsgi kakehashi.portal.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # the rule book and all modules stay as long as the process: walked each time, they cost a page 80 ms
