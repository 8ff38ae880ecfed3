"""What servers say about the fate of a message, in ten languages: not delivered, not yet, done, away.

Sources: the notices of Postfix (bounce.5), Sendmail, Exim, qmail (qmail-send's `bouncemessage`), Courier, Exchange,
Domino and GroupWise as documented, and the subjects that RFC 3798 and RFC 3834 suggest.
"""

from typing import Any

import re2

_FAILED = (
    r"undeliver(?:able|ed)",
    r"deliver(?:y|ing)? (?:status )?(?:notification ?)?\(?(?:has )?fail",
    r"(?:mail|message|e-mail)[^.\n]{0,30} deliver\w* (?:failed|failure|error|problem)",
    r"failure notice",
    r"returned (?:mail|message|to sender)",
    r"(?:mail|message) (?:was )?return(?:ed|ing)",
    r"(?:could|can|did|was|were|has|have) ?(?:not|n't) (?:be |been |yet been )?(?:successfully )?(?:deliver|"
    r"sent|reach)",
    r"(?:wasn't|weren't|couldn't be|unable to be|not) delivered",
    r"unable to (?:deliver|relay|send)",
    r"failed (?:delivery|to deliver|recipient)",
    r"non-?delivery",
    r"nondeliverable",
    r"permanent (?:fatal )?errors?",
    r"mail system error",
    r"mail failure",
    r"mail delivery (?:system|subsystem|report|problem|notification)",
    r"did not reach",
    r"couldn't be delivered",
    r"addresses? failed",
    r"rejected your message",
    r"message(?: you sent)? (?:was |has been )?(?:rejected|bounced|blocked|not sent|not accepted)",
    r"bounce(?:d)? (?:message|mail)|bounced mail",
    r"transcript of session",
    r"this is (?:the|a) (?:mail|qmail)[^.\n]{0,30}program",
    r"i wasn't able to deliver",
    r"the following (?:address|recipient)",
    r"error sending",
    r"problems? (?:sending|delivering)",
    r"delivery to the following",
    r"user unknown",
    r"unzustellbar",
    r"nicht (?:zugestellt|ausgeliefert|gesendet|[üu]bermittelt) (?:werden|worden)?",
    r"konnte[n]? (?:ihre|die|eine|folgende|nicht)[^.\n]{0,60}(?:nicht|zugestellt|zustell)",
    r"unzustellbarkeit",
    r"zustell(?:ung|fehler|problem)[^.\n]{0,30}(?:fehl|nicht)|zustellfehler",
    r"r[üu]ckl[äa]ufer",
    r"fehler beim (?:zustellen|versand)",
    r"non (?:remis|distribu|livr|d[ée]livr)",
    r"n.a (?:pas )?pu [êe]tre (?:remis|livr|distribu|d[ée]livr|envoy|achemin)",
    r"[ée]chec (?:de |d.|lors )",
    r"impossible de (?:remettre|livrer|distribuer|d[ée]livrer)",
    r"pas (?:[ée]t[ée] |pu )[^.\n]{0,20}(?:remis|livr|distribu|d[ée]livr)",
    r"no (?:se )?(?:ha )?(?:podido|pudo|puede|fue|entregad)[^.\n]{0,40}(?:entreg|enviar|envi)",
    r"no (?:se )?(?:pudo|ha podido|puede) ",
    r"(?:error|fallo|problema)[^.\n]{0,20}(?:entrega|env[ií]o)",
    r"devuelto|rebotad|no entregad|no se entreg",
    r"imposible (?:entregar|enviar)",
    r"n[ãa]o (?:p[ôo]de|foi|pode|entreg)[^.\n]{0,40}(?:entreg|envi)",
    r"(?:falha|erro|problema)[^.\n]{0,20}(?:entrega|envio)",
    r"mensagem (?:devolvida|rejeitada)",
    r"(?:impossibile|mancat[ao]|errore)[^.\n]{0,30}(?:consegn|recapit|invi)",
    r"non (?:[èe] stato |pu[òo] |ha )[^.\n]{0,40}(?:consegn|recapit|invi)",
    r"mancato recapito",
    r"не (?:был\w* |может быть |удалось |могло быть |доставлен)[^.\n]{0,40}(?:достав|отправ)?",
    r"недостав",
    r"ошибка (?:доставки|отправки)",
    r"невозможно доставить",
    r"возвращ[её]н",
    r"配(?:信|送|達)[^。\n]{0,20}(?:でき|失敗|不能|不可|エラー)",
    r"(?:送信|お届け|届け)[^。\n]{0,16}(?:でき(?:ません|な)|失敗|エラー)",
    r"不達",
    r"エラーメール",
    r"送信エラー",
    r"(?:배달|전달|전송|발송|송신)[^.\n]{0,24}(?:실패|수 없|되지 (?:않|못)|못했|불가|오류|에러)",
    r"반송",
    r"(?:메일|메시지)[^.\n]{0,24}보낼 수 없",
    r"(?:退信|退回|投递失败|投遞失敗|无法(?:投递|送达|发送|传递|送)|無法(?:傳遞|送達|投遞|傳送|寄)|未能(?:送达|投递|发送|传递)|发送失败|未送达|传递失败|系统退信|寄送失敗)",
)
_DELAYED = (
    r"delayed\b",
    r"delivery (?:status notification )?\(?delay",
    r"(?:has|have) not yet been (?:delivered|possible)",
    r"not yet been delivered",
    r"could not send message for (?:the )?past",
    r"will (?:continue|keep)(?: to)? (?:try|be retried|retry|attempt)",
    r"(?:will|would|to) be (?:retried|attempted again)|still (?:being )?(?:re)?tr(?:y|ied)",
    r"still trying",
    r"warning message only",
    r"do not need to (?:resend|re-send|take any action)",
    r"delivery (?:has been |is |was )?(?:temporarily )?(?:deferred|suspended|postponed)",
    r"warning: (?:message|could not)",
    r"no action is required on your part",
    r"keep trying until|retry for \d",
    r"delivery incomplete",
    r"still in (?:our|the|my|its) (?:mail )?queue",
    r"(?:go|goes|going) on trying|(?:keep|keeps|continue|continues) (?:on )?(?:to )?(?:try|retry|attempt)",
    r"(?:temporary|transient) (?:non-fatal |delivery )?(?:error|failure|problem)s? (?:-|while|and)",
    r"verz[öo]ger(?:t|ung)",
    r"noch nicht zugestellt",
    r"weitere zustellversuche|wird weiterhin versucht",
    r"retard[ée]|diff[ée]r[ée]e?|pas encore [ée]t[ée] (?:remis|livr|distribu)",
    r"tentatives? (?:se poursuiv|continu)",
    r"retrasad|demorad|aplazad|se ha retrasado|a[úu]n no se ha (?:podido )?entreg",
    r"se seguir[áa] intentando",
    r"atrasad|adiad|ainda n[ãa]o foi (?:poss[ií]vel )?entreg",
    r"continuar[áa]? (?:a )?tenta",
    r"ritardo|ritardat|rinviat|non [èe] (?:stato )?ancora (?:stat[oa] )?(?:consegnat|possibile)",
    r"ulteriori tentativi",
    r"задерж(?:ан|ка|ив)|отложен|ещ[её] не (?:было )?доставлен|попытки[^.\n]{0,20}продолж",
    r"遅延|遅れて|まだ(?:配信|配送|届)|(?:再送|再配信|配信)を(?:継続|続け|試み)|保留",
    r"지연|아직 (?:배달|전달|전송)|계속 (?:시도|재시도)|다시 시도할 것",
    r"延迟|延遲|延误|尚未(?:送达|投递|送達|传递)|(?:将|會|会)(?:继续|繼續)(?:尝试|嘗試)",
)
_DELIVERED = (
    r"(?:successfully|was|been|successful) (?:\w+ )?deliver(?:ed|y)",
    r"delivery (?:to the following recipients )?(?:was )?success",
    r"return receipt",
    r"delivery receipt|delivered to mailbox",
    r"is the receipt|successful mail delivery",
    r"erfolgreich zugestellt",
    r"remis avec succ[èe]s|livr[ée] avec succ[èe]s",
    r"entregad[oa] (?:correctamente|con [ée]xito|com sucesso)",
    r"consegnat[oa] (?:correttamente|con successo)",
    r"успешно доставлен",
    r"配信されました|正常に(?:配信|配送)",
    r"(?:성공적으로|정상적으로) (?:배달|전달|전송)",
    r"(?:成功(?:送达|投递)|已送达|已成功)",
)
_AWAY = (
    r"out of (?:the )?office",
    r"automatic reply",
    r"auto(?:matic|mated)?[- ]?(?:reply|response|respon)",
    r"on (?:vacation|holiday|leave|annual leave)",
    r"vacation (?:reply|message|notice)",
    r"away from (?:my|the|office|email|mail)",
    r"\bi am (?:away|out|currently out)",
    r"abwesen(?:heit|d)",
    r"automatische antwort",
    r"r[ée]ponse automatique",
    r"absence? du bureau|absent du bureau",
    r"respuesta autom[áa]tica|fuera de (?:la )?oficina",
    r"resposta autom[áa]tica|aus[êe]ncia|fora do escrit[óo]rio",
    r"risposta automatica|fuori ufficio|assente",
    r"автоответ|автоматический ответ|в отпуске|нет на месте|отсутств",
    r"自動(?:返信|応答)|不在(?:通知|の)|不在で",
    r"자동 ?(?:응답|회신|답장)|부재 ?중",
    r"自动(?:回复|答复|回覆)|自動(?:回覆|回復|答覆)|不在办公室|外出|休假",
)

# In the words of a mail that comes from nobody; in a subject they would also be about holidays.
_ABSENT = (
    r"out of (?:the |my )?office|(?:i am|i'm|i will be|currently) (?:away|on (?:vacation|leave|holiday)|travell?ing)",
    r"(?:have|has) left (?:the |our )?company|no longer (?:work|employed|with (?:the )?company)",
    r"nicht im (?:b[üu]ro|haus)|(?:au[ßs]+er haus|im urlaub|in elternzeit|nicht erreichbar)",
    r"en cong[ée]s?\b|en vacances|absente? (?:jusqu|du bureau|jusqu.au)|actuellement absente?",
    r"de vacaciones|fuera de la oficina|estar[ée] ausente",
    r"de f[ée]rias|ausente (?:do|at[ée])|fora do escrit[óo]rio",
    r"in ferie|sono assente|fuori ufficio",
    r"в отпуске|отсутству(?:ю|ет)|в командировке",
    r"(?:休暇|出張|不在)(?:中|を|で|のため)",
    r"휴가|출장 ?중|부재 ?중",
    r"休假|出差|不在(?:公司|办公室|辦公室)",
)


def _compile(words: tuple[str, ...]) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile("|".join(words), options)


FAILED = _compile(_FAILED)
DELAYED = _compile(_DELAYED)
DELIVERED = _compile(_DELIVERED)
AWAY = _compile(_AWAY)
ABSENT = _compile(_ABSENT)
