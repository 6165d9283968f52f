# ruff: noqa: SIM905 - a word a line would make five hundred lines of it
"""Words that names in Indonesia are made of, for drawing populations; how often each is drawn is made up, in steps.

Common knowledge of Indonesian names, no list of real people.  Javanese single names are joined of a beginning and an
end, which gives thousands that differ by a letter or two, as the real ones do (Suparti, Suparto, Suharti).
"""

BEGINNINGS = tuple(
    """
    Su Sar Kas Mar War Tar Har Nur Pra Pur Dar Kus Wi Par Was Ru Ngat Sla Pon Jum Sum Sug Suk Suw Sup Sut Sur
    Suh Sud Sun Mul Wag Tug Tum Tri Yul Rus Ras Kar Man Jas Sis Sul Yat Wah Ris Ast End Ed
    """.split()
)
ENDS_OF_MEN = tuple(
    """
    manto yono yanto tono wanto joko adi iman ino arman arjo jono kiman iyono priyanto artono narto wito roso
    waluyo madi mono naryo dianto wono omo jito jiono andi arno ijo
    """.split()
)
ENDS_OF_WOMEN = tuple(
    """
    ti yati ami ani inah iyem inem lastri wati ningsih tini arti harti miyati nani mini sih tiyem yanti
    nengsih mirah milah manti kinah winarni jiyem inten astuti iyah
    """.split()
)
SINGLE_OF_MEN = tuple(
    """
    Slamet Wahyudi Sutrisno Budiman Suharto Sukarno Joko Agus Bambang Heri Iwan Dedi Yanto Sugeng Rohman
    Mulyadi Supardi Suyono Hartono Wagiman Ponidi Tukiman Kasmin Jumadi Rusdi Samsul Basuki Hasan Husein
    Rahmat Anwar Darto Karyono Maman Asep Ujang Jajang Cecep Dadang Entis Ahmadi Zainuri Syaifudin Khoirudin
    Saifudin Nasrudin Jalaludin
    """.split()
)
SINGLE_OF_WOMEN = tuple(
    """
    Suparti Sumiati Sulastri Rohmah Sutinah Kartini Suwarni Ngatini Partini Jumiati Rukmini Sunarti Mujiati
    Siswati Rina Rini Yuli Yuni Wiwik Endang Sumarni Sri Tuti Titin Euis Iis Imas Nining Neneng Aisyah
    Maimunah Khotimah Munawaroh Musyarofah Istiqomah Fatimah Halimah Rohani Saidah Nurhayati Nuraini Nurjanah
    Masitoh Rukayah Juariah
    """.split()
)
FIRST_OF_MEN = tuple(
    """
    Muhammad Ahmad Agus Budi Andi Rizky Dimas Eko Dwi Tri Bayu Aditya Fajar Rudi Hendra Doni Yoga Galih Arif
    Fauzan Ilham Irfan Reza Rian Wahyu Teguh Yusuf Ibrahim Ismail Abdul Nur Hadi Joko Bagus Gilang Ridwan
    Taufik Hidayat Dedi Asep Iqbal Firman Angga Ferry Deni Vicky Zainal Faisal Khairul Syahrul Rahmat Sigit
    Bambang Edi Heru Adi Wawan Hasan Rangga Raka Satria Yudha Krisna Made Ketut Wayan Nyoman Putu Jefri Togar
    Parulian Anton Yohanes Markus Petrus Stefanus Alfian Akbar Aldi Alif Amir Ari Dani Danang Fikri Hafiz
    Imam Kevin Lukman Nanda Rendi Surya
    """.split()
)
FIRST_OF_WOMEN = tuple(
    """
    Siti Sri Dewi Nur Rina Rini Fitri Ayu Putri Indah Wahyu Dwi Tri Eka Ika Ita Lia Mega Maya Ratna Ria Rosa
    Yuni Yulia Wulan Anisa Annisa Amelia Aulia Citra Desi Dian Diana Dina Elsa Endah Erna Eva Fatimah Hana
    Intan Kartika Lestari Lilis Linda Lina Mila Nadia Nia Novi Nurul Puji Rahma Rika Riska Sari Silvia Sinta
    Tika Tuti Umi Vina Winda Yanti Zahra Made Ketut Wayan Nyoman Putu Maria Kristina Yohana Ester Ruth Agnes
    Alya Bella Cindy Dinda Fani Gita Heni Irma Juli Khusnul Laila Melati Nabila Okta Resti Salma Tania Ulfa
    Vivi Wiwin Yayuk
    """.split()
)
NEXT_OF_MEN = tuple(
    """
    Santoso Setiawan Saputra Pratama Nugroho Kurniawan Hidayat Wibowo Susanto Purnomo Prasetyo Gunawan
    Firmansyah Ramadhan Maulana Wijaya Hermawan Rahman Hakim Utomo Suryadi Permana Irawan Kusuma Mahendra
    Putra Siregar Nasution Simanjuntak Sitompul Hutapea Sinaga Harahap Lubis Ginting Tarigan Sembiring
    Pasaribu Rizki Fauzi Alfarizi Ardiansyah Cahyono Darmawan Effendi Fadillah Handoko Iskandar Jatmiko
    Kuncoro Laksono Mulyono Nurdin Pamungkas Riyadi Sulaiman Syahputra Tanjung Wicaksono Yulianto Zulkarnain
    Aziz Basri Arifin Karim Malik Anwar Fathoni Habibi Mubarok Ramdani Sanjaya Wardana Bagaskara Adiputra
    Suardana Sudarma Wirawan Gultom Manurung Silaban Panjaitan Saragih Purba Rumapea
    """.split()
)
NEXT_OF_WOMEN = tuple(
    """
    Lestari Rahayu Wulandari Puspita Sari Anggraini Handayani Kusuma Permatasari Pratiwi Utami Safitri
    Nurhaliza Aminah Fatimah Khotimah Maharani Ningsih Wahyuni Astuti Susanti Purnama Oktaviani Damayanti
    Novita Agustina Melati Rahmawati Setiawati Kurniawati Yuliana Fitriani Nuraini Aisyah Zulaikha Hasanah
    Mukaromah Azizah Nadhifah Amalia Siregar Nasution Simanjuntak Sitompul Hutapea Sinaga Harahap Lubis
    Ginting Sembiring Pasaribu Cahyani Dewanti Febriani Herlina Indriani Jayanti Karlina Lukitasari Marlina
    Novitasari Octavia Purwanti Rosmawati Sulistyowati Trisnawati Widyastuti Yuniarti Ariani Budiarti Hidayah
    Muslimah Qomariah Solihah Latifah Suryani Andriani Wardani Adnyani Suartini Widiasih Manurung Panjaitan
    Saragih Purba Gultom Ramadhani Salsabila Nabila Zahra Putri
    """.split()
)
TWINS = {
    "male": (
        ("Fauzan", "Fauzi"), ("Hendra", "Hendri"), ("Andra", "Andri"), ("Aldi", "Aldo"), ("Randi", "Randa"),
        ("Yuda", "Yudi"), ("Dika", "Diki"), ("Toni", "Tono"), ("Ardi", "Ardan"), ("Farid", "Faris"), ("Dani", "Dana"),
        ("Yogi", "Yoga"), ("Rama", "Rami"), ("Rafi", "Rafa"), ("Zaki", "Zaka"),
    ),
    "female": (
        ("Rina", "Rini"), ("Dina", "Dini"), ("Lina", "Lini"), ("Tina", "Tini"), ("Nina", "Nini"), ("Yuna", "Yuni"),
        ("Ratna", "Ratni"), ("Sita", "Siti"), ("Mela", "Meli"), ("Vina", "Vini"), ("Deva", "Devi"), ("Wina", "Wini"),
        ("Tari", "Tara"), ("Fitri", "Fitra"), ("Rani", "Rana"),
    ),
}  # fmt: skip
"""First names that differ in their end, as twins often bear them."""
PLACES = (
    ("ID-JT", 20, 33), ("ID-JI", 18, 35), ("ID-JB", 16, 32), ("ID-LA", 7, 18), ("ID-SU", 6, 12), ("ID-BA", 5, 51),
    ("ID-YO", 5, 34), ("ID-NB", 5, 52), ("ID-SN", 4, 73), ("ID-BT", 4, 36), ("ID-SB", 3, 13), ("ID-JK", 3, 31),
    ("ID-SA", 2, 71), ("ID-NT", 2, 53),
)  # fmt: skip
"""Province, how many in a hundred come from it, and the two digits that its NIK begin with."""
