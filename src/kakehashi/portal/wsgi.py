"""The WSGI door: `granian --interface wsgi kakehashi.portal.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
application = get_wsgi_application()
