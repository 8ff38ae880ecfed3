"""The mailbox has no room left. It is a good address whose owner has to make room.

Sources: RFC 3463 §3.3 (X.2.2), RFC 5321 §4.2.3 (552, 452), quota replies as Dovecot, Cyrus and Courier document them.
"""

from codes.decode.rules.rule import Advice, Rule

RULE = Rule(
    name="mailbox-full",
    category="mailbox-full",
    usual="temporary",
    temporary=Advice("yes", "yes", ("recipient-user",)),
    permanent=Advice("depends", "yes", ("recipient-user", "sender-user")),
    families=frozenset({"X.2.2"}),
    replies=frozenset({"422", "522"}),
    phrases={
        "en": (
            r"(?:mail ?box|mailfolder|mail ?drop|inbox|mail ?spool|maildir|account|mail directory|disk|user|"
            r"recipient|storage)(?: of .{1,60}?| for .{1,60}?| <.{1,60}?>)?(?:'s mailbox)?(?: size)?(?: is| "
            r"has| was|:)?(?: currently| temporarily| already| almost)? (?:full|over ?(?:its |the |their |his "
            r")?(?:disk |storage |mail )?quota|overflow)",
            r"over ?(?:its |the |their |his |disk |storage |mail |mailbox )*quota\b",
            r"over.?quota",
            r"quota (?:has been |is |was |limit |size |would be )*(?:exceed|reached|full|violation|overdrawn)",
            r"exceed(?:ed|s|ing)?\s(?:his|her|its|the|their|storage|mailbox|mail|disk|user|message|allotted|"
            r"allowed|size|limit|maximum|inode|soft|hard|space|'s| )*(?:quota|mailbox|storage|mail ?box size|"
            r"disk space|space limit|mail folder)",
            r"(?:mailbox|storage|disk|mail|inbox) (?:size )?(?:limit|quota|space|capacity)(?: for "
            r".{1,60}?)?(?: has been| is| was| would be)?(?: temporarily)? (?:exceed|reached|limit|used up|"
            r"full)",
            r"(?:mailbox|mail box|inbox|folder|spool) (?:is )?(?:too large|would exceed)",
            r"would (?:exceed|be over) (?:the |his |its |their )?(?:mailbox|quota|disk|storage|allowed)",
            r"(?:out of|no|not enough|insufficient|lack of) (?:storage|mailbox space|disk quota|mail storage|"
            r"storage space|space for)",
            r"not enough (?:storage )?space",
            r"no space (?:left )?(?:for|in) (?:the |this |his )?(?:mailbox|user|inbox)",
            r"quota ?exceeded",
            r"mailbox (?:_|-)?full",
            r"exceeds? (?:allowed |available )?(?:user )?(?:mailbox|quota)",
            r"quotaexceeded",
            r"disc quota",
            r"disk quota",
            r"reached (?:its |the |their )?(?:storage|mailbox|quota|max(?:imum)? (?:storage|mailbox|quota))",
            r"mailbox .{0,40}has exceeded",
            r"allocated (?:storage|space|quota)",
            r"mailbox exceeds (?:the |its |maximum )?(?:allowed|permitted|size)",
            r"mail(?:box)? quota",
            r"(?:mailbox|user|account|recipient|inbox|maildir|it) (?:\S{1,80} )?(?:is |has been )?(?:over|above|beyond|"
            r"at) (?:the |its |his |her )?(?:size |storage |mail |space )*(?:limit|capacity|quota|allocation)",
            r"too many messages (?:in|for|on) (?:the |this |that )?(?:mail ?box|recipient|inbox|user|mail ?drop)",
            r"(?:mailbox|inbox|account|user)[^.]{0,30}(?:no|not enough|insufficient|out of) (?:free |more |"
            r"disk )*space",
            r"(?:mail ?box|inbox|mail ?drop|account) (?:is )?(?:almost |nearly )?fill",
            r"exceeded (?:storage|mail storage|mailbox storage) (?:allocation|limit)",
            r"in ?box full|mailbox ?full|boxfull",
            r"(?:exhausted|exceeded|reached|used up|over|full|beyond)[^.]{0,40}(?:storage|mailbox|mail "
            r"?folder|disk ?space)\b",
            r"storage (?:limit|quota|capacity|space)",
            r"over the (?:allowed|permitted|assigned|maximum) (?:\w+ )?quota",
            r"too many (?:messages|mails?) (?:on|stored|in)",
            r"over (?:its |the |his |her |their )?(?:disk|storage|mail|mailbox|size) (?:space )?(?:limit|"
            r"quota|allocation)",
        ),
        "de": (
            r"(?:postfach|mailbox|speicher|speicherplatz|briefkasten|posteingang)[^.]{0,50}(?:voll|"
            r"überschritten|ersch[öo]pft|überf[üu]llt|ausgesch[öo]pft)",
            r"(?:quota|kontingent|speichergrenze)[^.]{0,30}(?:überschritten|ersch[öo]pft)",
            r"kein speicherplatz",
            r"zu voll",
            r"(?:postfach|mailbox|posteingang|speicher)\w*[^.]{0,50}(?:aufgebraucht|zu gro[sß]|"
            r"keine nachrichten annehmen|grenze erreicht|limit erreicht)",
            r"(?:quota|speicherkontingent|speicherplatz)[^.]{0,30}(?:aufgebraucht|[üu]berschritten|belegt|"
            r"reicht nicht)",
            r"speicher(?:volumen|platz|kapazit[äa]t)\w*[^.]{0,30}(?:[üu]ber|ue?ber)schritten",
            r"zu ?viele (?:e?-?mails?|nachrichten) (?:auf|im|in)",
        ),
        "fr": (
            r"bo[iî]te (?:aux lettres |de r[ée]ception |mail )?(?:[^.]{0,40})?pleine",
            r"quota[^.]{0,30}(?:d[ée]pass|atteint|exc[ée]d)",
            r"espace (?:de stockage )?(?:insuffisant|satur)",
            r"satur[ée]e",
            r"d[ée]pass[ée]?[^.]{0,30}(?:quota|capacit|espace|limite de stockage)",
            r"(?:bo[iî]te|messagerie|compte)[^.]{0,40}(?:satur|pleine?|plus d.espace|plus de place)",
        ),
        "es": (
            r"buz[óo]n[^.]{0,40}(?:llen[oa]|excedid|l[ií]mite)",
            r"(?:cuota|espacio)[^.]{0,40}(?:excedid|superad|agotad|llen)",
            r"bandeja de entrada[^.]{0,30}llena",
            r"(?:excedido|superado|sobrepasado|alcanzado)[^.]{0,30}(?:cuota|capacidad|espacio|almacenamiento)",
            r"(?:sin|no (?:hay|tiene|queda)) (?:m[áa]s )?espacio",
            r"(?:buz[óo]n|casilla|bandeja|cuenta)[^.]{0,40}(?:llen[oa]|capacidad|espacio)",
            r"(?:correo|buz[óo]n|casilla) llen[oa]",
        ),
        "pt": (
            r"caixa (?:de (?:correio|entrada|mensagens)|postal)[^.]{0,40}(?:chei[ao]|lotad|excedid)",
            r"(?:quota|cota)[^.]{0,40}(?:exced|ultrapass|esgotad)",
            r"sem espa[çc]o",
            r"(?:excedeu|ultrapassou|atingiu|excedid)[^.]{0,30}(?:quota|cota|capacidade|espa[çc]o|"
            r"armazenamento)",
            r"caixa[^.]{0,40}(?:chei[ao]|lotad|sem espa[çc]o)",
            r"(?:ultrapassou|sobrepass?ou|excedeu|atingiu)[^.]{0,30}(?:limite|espa[çc]o|quota|cota|capacidade)",
        ),
        "it": (
            r"casella[^.]{0,50}(?:pien[ao]|satura|esaurit)",
            r"(?:quota|spazio)[^.]{0,40}(?:superat|esaurit|insufficient|ecced)",
            r"(?:superato|esaurito|raggiunto|ecceduto)[^.]{0,30}(?:quota|spazio|capacit[àa]|capienza)",
            r"(?:casella|mailbox|posta)[^.]{0,50}(?:pien[ao]|esaurit|raggiunto il limite|spazio)",
            r"spazio[^.]{0,40}(?:terminat|finit)",
        ),
        "ru": (
            r"(?:почтовый )?ящик[^.]{0,50}(?:переполн|полон|заполнен)",
            r"(?:квота|лимит|место)[^.]{0,40}(?:превышен|исчерпан|закончил)",
            r"превышен[ао]?[^.]{0,30}(?:квот|размер (?:почтового )?ящика)",
            r"переполнен",
            r"(?:нет|недостаточно|не хватает)[^.]{0,20}места[^.]{0,20}ящик",
            r"ящик[^.]{0,30}(?:нет|недостаточно|не хватает) места",
            r"исчерпан[^.]{0,30}(?:квот|лимит|объ[её]м|мест)",
        ),
        "ja": (
            r"(?:メールボックス|受信(?:箱|トレイ)|容量|ディスク|保存領域|クォータ)[^。.]{0,30}(?:一杯|"
            r"いっぱい|満杯|超え|超過|オーバー|不足|上限)",
            r"容量(?:制限|オーバー|超過)",
            r"(?:メールボックス|受信(?:箱|トレイ)|容量|ディスク|保存領域|クォータ|"
            r"クオータ)[^。.]{0,30}(?:あふれ|空きがな|空き容量|満了|フル|制限)",
            r"(?:空き|保存)容量[^。.]{0,12}(?:不足|ありません|足り)",
        ),
        "ko": (
            r"(?:메일함|사서함|편지함|받은 ?편지함|메일 ?박스|용량|할당량|저장 ?공간)[^.]{0,30}"
            r"(?:가득|초과|꽉|부족|찼)",
            r"(?:메일함|사서함|편지함|메일 ?박스|용량|할당량|저장 ?공간|보관함)[^.]{0,30}(?:가득|넘|없|다 ?찼|부족)",
            r"(?:용량|쿼터|할당량) ?초과",
        ),
        "zh": (
            r"(?:邮箱|信箱|郵箱|收件箱|邮件箱|空间|空間|容量|配额|配額)[^。.]{0,20}(?:已满|已滿|满了|"
            r"滿(?:[^足意]|$)|超出|"
            r"超过|超過|不足|超限|用完)",
            r"(?:超出|超过|超過)[^。.]{0,12}(?:配额|配額|容量|空间|空間)",
            r"(?:邮箱|信箱|郵箱|收件箱|收件匣|空间|空間|容量)[^。.]{0,20}(?:已經滿|已经满|(?:满|滿)(?:[^足意]|"
            r"$)|爆|不够|不夠)",
            r"(?:剩余|剩餘|可用)(?:空间|空間|容量)不足",
        ),
    },
)
