"""Words of the made-up site: syllables of place names, and what its records say, in English, German and Chinese.

Names are put together at random; one that a real place bears is chance, and nothing here is a fact.
"""

from typing import NamedTuple


class Said(NamedTuple):
    """A text in the three languages that the made-up site can have."""

    en: str
    de: str
    zh: str


GERMAN_STEMS = (  # noqa: SIM905 - each word on a line of its own would hide the rest
    "Amsel Biber Binsen Dachs Distel Elstern Farn Finken Ginster Hasel Hummel Igel Kiebitz Klee Krähen Lerchen Luchs "
    "Marder Meisen Mohn Otter Quendel Reiher Salbei Schilf Schlehen Specht Stieglitz Unken Wachtel Wiesel Zeisig"
).split()
GERMAN_ENDINGS = (  # noqa: SIM905 - as above
    "au bach berg brück burg dorf feld furt hausen heim hof kirchen münde rode see stadt tal wald werder"
).split()
GERMAN_PREFIXES = ("", "", "", "Alt", "Groß ", "Klein ", "Neu", "Ober", "Unter")
GERMAN_SUFFIXES = (
    *("",) * 6,
    *(" an der Binse", " am Erlenwasser", " im Grund", " an der Lauter", " bei der Furt", " im Winkel", " am Kranich"),
)
LATIN = (  # noqa: SIM905 - as above
    "An Bao Chang Chun Da Dong Fu Guang Hai Han Heng Hong Hua Ji Jin Kun Lan Lin Long Nan Ning Ping Qing Rui Shan "
    "Shao Tai Tian Wen Wu Xi Xin Yang Yi Yong Yuan Zhen Zhong"
).split()
HAN = "安宝常春大东福广海汉衡洪华吉金昆兰林龙南宁平青瑞山邵台天文武西新阳宜永元镇中"
CHINESE_SYLLABLES = dict(zip(LATIN, HAN, strict=True))
CHINESE_ENDINGS = {
    "zhou": "州",
    "shan": "山",
    "jiang": "江",
    "yang": "阳",
    "cheng": "城",
    "hai": "海",
    "kou": "口",
    "he": "河",
}
SOUNDS = "阿艾巴贝伯博布登多尔法菲弗格根哈海赫霍基卡科克拉莱林隆卢马梅姆纳内诺帕普齐丘萨施斯塔特瓦韦维沃西希雅因约扎"

THEMES = {
    "administration": Said("Administration", "Verwaltung", "行政管理"),
    "ageing": Said("Ageing", "Leben im Alter", "养老"),
    "architecture": Said("Architecture", "Architektur", "建筑"),
    "climate": Said("Climate", "Klima", "气候"),
    "culture": Said("Culture", "Kultur", "文化"),
    "economy": Said("Economy", "Wirtschaft", "经济"),
    "education": Said("Education", "Bildung", "教育"),
    "energy": Said("Energy", "Energie", "能源"),
    "heritage": Said("Heritage", "Denkmalpflege", "遗产保护"),
    "language": Said("Languages", "Sprachen", "语言"),
    "logistics": Said("Logistics", "Logistik", "物流"),
    "medicine": Said("Medicine", "Medizin", "医疗"),
    "music": Said("Music", "Musik", "音乐"),
    "science": Said("Science", "Wissenschaft", "科研"),
    "sport": Said("Sport", "Sport", "体育"),
    "startups": Said("Start-ups", "Gründungen", "创业"),
    "tourism": Said("Tourism", "Tourismus", "旅游"),
    "urban-planning": Said("Urban planning", "Stadtplanung", "城市规划"),
    "water": Said("Water", "Wasser", "水务"),
    "youth": Said("Youth", "Jugend", "青年"),
}


class Measured(NamedTuple):
    """An indicator: its name, unit, accumulation, and the power of ten of its values."""

    name: Said
    unit: str
    accumulation: str
    magnitude: float


INDICATORS = {
    "bed-nights": Measured(Said("Bed nights", "Übernachtungen", "过夜人次"), "count", "per-period", 4.5),
    "companies-abroad": Measured(
        Said("Companies of the partner", "Firmen des Partners", "伙伴方企业数"), "companies", "point-in-time", 1.5
    ),
    "exchange-trips": Measured(Said("Exchange trips", "Austauschreisen", "交流出访"), "count", "per-period", 1.5),
    "investment": Measured(Said("Investment", "Investitionen", "投资额"), "currency", "cumulative", 7.5),
    "joint-projects": Measured(Said("Joint projects", "Gemeinsame Projekte", "合作项目"), "projects", "cumulative", 1),
    "students": Measured(Said("Visiting students", "Gaststudierende", "来访学生"), "people", "point-in-time", 2.5),
    "trade": Measured(Said("Trade volume", "Handelsvolumen", "贸易额"), "currency", "per-period", 8),
    "signed-agreements": Measured(
        Said("Agreements signed", "Unterzeichnete Abkommen", "签署协议数"), "agreements", "cumulative", 1
    ),
}

EVENTS = {
    "delegation": Said("Delegation visit to {place}", "Delegationsreise nach {place}", "代表团访问{place}"),
    "exhibition": Said("Joint exhibition in {place}", "Gemeinsame Ausstellung in {place}", "{place}联合展览"),
    "conference": Said("Conference in {place}", "Konferenz in {place}", "{place}会议"),
    "exchange": Said("School exchange in {place}", "Schüleraustausch in {place}", "{place}学生交流"),
    "signing": Said("Signing ceremony in {place}", "Unterzeichnung in {place}", "{place}签字仪式"),
    "opening": Said("Opening of an office in {place}", "Eröffnung eines Büros in {place}", "{place}办事处揭牌"),
    "anniversary": Said(
        "{nth} anniversary of the partnership, celebrated in {place}",
        "{years}. Jahrestag der Partnerschaft, gefeiert in {place}",
        "在{place}庆祝结好{years}周年",
    ),
    "other": Said("Youth sports meeting in {place}", "Jugendsporttreffen in {place}", "{place}青年体育交流"),
}
BODIES = (
    Said("Chamber of Commerce of {place}", "Handelskammer {place}", "{place}商会"),
    Said("Friendship Association of {place}", "Freundschaftsverein {place}", "{place}友好协会"),
    Said("Museum of {place}", "Museum {place}", "{place}博物馆"),
    Said("Port Authority of {place}", "Hafenamt {place}", "{place}港务局"),
    Said("University of {place}", "Universität {place}", "{place}大学"),
    Said("Orchestra of {place}", "Orchester {place}", "{place}交响乐团"),
)
BODY_KINDS = ("association", "association", "public-body", "public-body", "university", "association")
OFFICE = Said("Office for International Affairs", "Büro für Internationales", "外事办公室")
PUBLISHERS = (
    "Official Gazette",
    "Press Office",
    "Statistical Office",
    "Partnership Newsletter",
    "Evening Post",
    "City Archive",
)
HEADLINES = (
    "{place} and its partners: the year in review",
    "Guests from afar: a visit to {place}",
    "{place} in figures",
    "Minutes of the joint committee, {place}",
    "What the partnership brought to {place}",
)
QUOTES = (
    "the two towns have been friends ever since",
    "mehr als in jedem Jahr zuvor",
    "双方一致同意继续合作",
    "as the minutes of the council show",
)
OUTCOMES = (
    Said("Letters of intent were signed", "Absichtserklärungen wurden unterzeichnet", "签署了意向书"),
    Said("Trainees will be exchanged", "Auszubildende werden ausgetauscht", "互派实习生"),
    Said("A joint working group was founded", "Eine Arbeitsgruppe wurde gegründet", "成立联合工作组"),
)
STEPS = (
    Said(
        "Both mayors signed in the town hall.",
        "Beide Bürgermeister unterschrieben im Rathaus.",
        "双方市长在市政厅签字。",
    ),
    Said("The council voted for it.", "Der Rat stimmte dafür.", "议会表决通过。"),
    Said("A first letter was answered.", "Ein erster Brief wurde beantwortet.", "首封来信得到回复。"),
)

PLACE_SUMMARY = Said(
    "{kind} known for {theme}, with a partnership desk in its town hall.",
    "{kind} mit Schwerpunkt {theme} und einer Partnerschaftsstelle im Rathaus.",
    "以{theme}见长的{kind}，市政厅设有友城联络处。",
)
PARTNERSHIP_SUMMARY = Said(
    "{a} and {b} work together on {theme} and {other}.",
    "{a} und {b} arbeiten bei {theme} und {other} zusammen.",
    "{a}与{b}在{theme}和{other}方面开展合作。",
)
EVENT_SUMMARY = Said(
    "Guests of {a} and {b} spoke about {theme} and {other}.",
    "Gäste aus {a} und {b} sprachen über {theme} und {other}.",
    "{a}与{b}的来宾就{theme}和{other}进行了交流。",
)
SOURCE_SUMMARY = Said(
    "A report from {place} on {theme} and {other}, with the numbers of the year.",
    "Ein Bericht aus {place} über {theme} und {other} mit den Zahlen des Jahres.",
    "来自{place}的报道，内容涉及{theme}和{other}，并附当年数据。",
)
BODY_SUMMARY = Said(
    "Works on {theme} and {other} for the partners of {place}.",
    "Arbeitet für die Partner von {place} an {theme} und {other}.",
    "为{place}的伙伴城市开展{theme}和{other}方面的工作。",
)
FIGURE_SUMMARY = Said(
    "{name} of {a}, by the counts of its statistical office.",
    "{name} von {a} nach Zählung des Statistikamts.",
    "据统计部门数据，{a}的{name}。",
)
DEFINITION = Said(
    "{name}, as the statistical office of the place counts it, in the borders of the day.",
    "{name} nach der Zählung des Statistikamts des Ortes, in den jeweiligen Grenzen.",
    "{name}，按当地统计部门口径及当时行政区划统计。",
)
REMARK = Said(
    "“A partnership of doing, not of speeches.”",
    "„Eine Partnerschaft der Taten, nicht der Reden.“",
    "“重在实干的伙伴关系。”",
)
DOUBT = Said(
    "The two sides count from different steps.", "Beide Seiten zählen ab anderen Schritten.", "双方起算时间不同。"
)
KINDS = {
    "city": Said("City", "Stadt", "城市"),
    "district": Said("District", "Kreis", "地区"),
    "county": Said("County", "Landkreis", "县"),
    "town": Said("Town", "Kleinstadt", "小城"),
}

SENTENCES = {
    "en": (
        "The meeting brought {count} guests to {place}, where the **hosts** opened a programme on {theme} and {other}.",
        "It continued the work of {partnership}, which both councils had renewed the year before.",
        "A report put the public share of the cost at *{share} per cent* and praised the volunteers.",
        "Afterwards the guests went on to {second} to see how the town had planned its {other} quarter.",
        "The minutes say that “{theme}” stays the first item of the joint work plan; see also {event}.",
        "Both sides agreed to exchange {count} trainees, to share minutes and to meet again within {share} months.",
        "{place} has kept a partnership desk in its town hall since the {decade}s.\n\n- {theme}\n- {other}",
    ),
    "de": (
        "Die Gäste aus {place} wurden im Rathaus empfangen; das Protokoll nennt {count} Teilnehmende.",
        "Grundlage ist {partnership}; im Mittelpunkt stehen {theme} und {other}.",
        "Danach ging es weiter nach {second}, wo **drei Arbeitsgruppen** tagten.",
        "Der Bericht beziffert den öffentlichen Anteil auf *{share} Prozent*; siehe auch {event}.",
    ),
    "zh": (
        "在{place}的座谈会上，双方就{theme}合作达成共识，共有{count}人参加。",
        "活动以{partnership}为基础，重点是{theme}和{other}。",
        "随后代表团前往{second}，考察了**{other}**项目。",
        "报告称公共经费占*{share}%*，另见{event}。",
    ),
}
