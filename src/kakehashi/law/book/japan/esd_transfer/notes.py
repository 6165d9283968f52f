"""What the law of a transfer states and asks of nobody here: no fact that is known of the person can fail it."""

from datetime import date

from kakehashi.law.book.japan.esd_transfer import esd_transfer
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2027, 4, 1)

esd_transfer.note(
    "unavoidable_reasons",
    article="ESD Act (Act 89 of 2016 as amended), art. 8-5; the article was not read",
    source="https://ogura.world/ikusei-tenseki ; https://www.kazahana-office.jp/17696515002503 ; "
    "https://sanaicooperative.or.jp/column/detail.html?id=100 ; the list that was seen is not complete",
    since=START,
    says=Text(
        "Pindah perusahaan karena alasan yang tidak dapat dihindari dapat dilakukan kapan saja, dalam kategori "
        "pekerjaan yang sama. Yang disebut sebagai alasan antara lain kekerasan, ancaman, dan pelanggaran hak lainnya, "
        "serta pelanggaran hukum atau kontrak.",
        "やむを得ない事情がある場合の転籍は、同一の業務区分であれば、いつでもできます。やむを得ない事情としては、"
        "暴行、脅迫その他の人権侵害、法令又は契約の違反などが挙げられています。",
        "A transfer for unavoidable reasons may be made at any time, in the same work category. Violence, threats and "
        "other abuse, and breach of law or contract, are among the reasons named.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-X-01",
)
esd_transfer.note(
    "who_keeps_longer_raises_pay",
    article="no article read",
    source="https://www.nikkinonline.com/premium/trendslist/248698",
    since=START,
    says=Text(
        "Di bidang dengan masa kerja minimum dua tahun perusahaan dapat memilih satu tahun. Perusahaan yang "
        "menetapkan lebih dari satu tahun harus memperbaiki upah dan hal lain setelah tahun pertama.",
        "転籍制限期間が2年の分野でも、育成就労実施者は1年を選ぶことができます。1年を超える期間を定める場合は、"
        "1年経過後に昇給等の待遇の向上を図らなければなりません。",
        "In a two-year field the employer may choose one year. One that keeps more than one year must raise pay and "
        "the like after the first year.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-X-03",
)
esd_transfer.note(
    "no_private_broker",
    article="no article read",
    source="known, not re-read",
    since=START,
    says=Text(
        "Perantara swasta tidak boleh menangani pindah perusahaan. Yang menanganinya adalah organisasi pengawas dan "
        "pendukung (kanri shien kikan), Organisasi Ikusei Shuro untuk Orang Asing, dan Hello Work.",
        "民間の職業紹介事業者等は、転籍の仲介をすることができません。監理支援機関、外国人育成就労機構及びハローワークが"
        "行います。",
        "Private brokers may not handle a transfer; supervising-and-support bodies, the ESD organisation (OTIT's "
        "successor) and Hello Work do.",
    ),
    stage=Stage.OFFER,
    mark=Mark.UNCONFIRMED,
    condition="ESD-X-07",
)
