"""What a rule must not take for a reason: frames of notices, sentences about another case, and no to something.

The counterpart of the samples, which hold what must be found. Every language of the rules has its own.
"""

import pytest

from codes.decode import decode
from codes.decode.flat import Flat, plain
from codes.decode.rules import RULES, by_family, tells, worded

FRAMES = [
    "This is an automatically generated Delivery Status Notification.",
    "This message was created automatically by mail delivery software.",
    "A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.",
    "The following address failed:",
    "The following address(es) failed:",
    "SMTP error from remote mail server after RCPT TO:",
    "   ----- The following addresses had permanent fatal errors -----",
    "The original message was received at Mon, 16 Nov 2026 09:12:01 GMT from desk.example.org [192.0.2.7]",
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    "I'm sorry to have to inform you that your message could not be delivered. It's attached below.",
    "For further assistance, please send mail to postmaster.",
    "Delivery has failed to these recipients or groups:",
    "Technical details of permanent failure: Google tried to deliver your message, but it was rejected by the server "
    "for the recipient domain example.com by mx.example.com.",
    "Sorry, we were unable to deliver your message to the following address.",
    "did not reach the following recipient(s):",
    "Die folgende Nachricht konnte nicht zugestellt werden. Ihre Nachricht hat einige Empfänger nicht erreicht.",
    "Le message n'a pas pu être remis aux destinataires suivants :",
    "El servidor no pudo entregar su mensaje a los siguientes destinatarios:",
    "Não foi possível entregar a mensagem aos seguintes destinatários:",
    "Impossibile recapitare il messaggio ai seguenti destinatari:",
    "Ваше письмо не удалось доставить следующим получателям:",
    "Сообщение сервера: не удалось доставить письмо",
    "送信先メールサーバの事由により送信できませんでした。",
    "메일 서버에서 다음 수신자에게 메일을 전송하지 못했습니다.",
    "您的邮件无法投递到以下收件人：",
    "您的郵件無法送達以下收件者：",
]
OTHER_CASES = [
    "If your mailbox is full, delete old mail.",
    "Your request was sent. If the user does not exist, write to us.",
    "Wenn das Postfach voll ist, löschen Sie alte Nachrichten.",
    "Si la boîte aux lettres est pleine, écrivez plus tard.",
    "Si el buzón está lleno, escriba más tarde.",
    "Если ящик переполнен, напишите позже.",
    "宛先に誤りがないかご確認ください。",
    "メールアドレスに間違いがないかお確かめください。",
    "주소가 잘못되었는지 확인해 주십시오.",
    "如果收件人邮箱已满，请稍后再发。",
    "请检查收件人地址是否有误。",
    "請確認收件者地址是否正確。",
]
DENIED = [
    "No virus was found in this message.",
    "This message is free of viruses.",
    "Your address is not blacklisted.",
    "The mailbox is not full.",
    "The user exists.",
    "The account is active.",
    "certificates of debugging are dedicated",
    "Das Postfach ist nicht gefüllt.",
    "邮箱满足要求",
]
# What somebody said to the server is no reason of the network: it spoke, and refused.
REFUSALS = [
    "Der Server hat die Nachricht abgelehnt.",
    "Le serveur a refusé le message.",
    "El servidor ha rechazado el mensaje.",
    "O servidor recusou a mensagem: mensagem recusada pelo servidor",
    "Il server ha rifiutato il messaggio: messaggio rifiutato",
    "Сервер: письмо отклонено",
    "相手サーバーにより受信が拒否されました",
    "수신 서버에서 메일을 거부했습니다",
    "对方服务器拒绝接收",
    "host mx.example.com[192.0.2.4] refused to talk to me",
]


def words(text):
    """The rule that a text's words speak for, if any."""
    found = worded(Flat(plain(text)).masked)
    return found[0] if found else None


@pytest.mark.parametrize("text", FRAMES)
def test_a_frame_tells_nothing(text):
    rule = words(text)
    assert rule is None or rule.general


@pytest.mark.parametrize("text", [*OTHER_CASES, *DENIED])
def test_no_reason(text):
    assert words(text) is None


@pytest.mark.parametrize("text", REFUSALS)
def test_a_refusal_is_no_broken_connection(text):
    rule = words(text)
    assert rule is None or rule.category == "policy"


def test_a_mailbox_of_too_many_messages_is_full_and_no_rate():
    assert words("User has too many messages on the server.").category == "mailbox-full"
    assert words("Too many messages from your host").category == "rate"


def test_a_sentence_does_not_end_within_a_host_name():
    assert words("Verbindung zu mx.example.de konnte nicht hergestellt werden").category == "network"
    assert words("Das Postfach nimmt an. Der Tank ist voll") is None


@pytest.mark.parametrize(
    ("reply", "category"),
    [
        ("550 5.7.1 Requested action not taken: mailbox unavailable", "policy"),
        ("550 5.1.1 Message rejected", "address"),
        ("554 5.0.0 Message rejected: over quota", "mailbox-full"),
        ("550 Requested action not taken: mailbox unavailable", "address"),
        ("550 5.2.2 message rejected by policy", "mailbox-full"),
    ],
)
def test_general_words_give_way(reply, category):
    assert decode(reply).recipients[0].category == category


def test_what_tells():
    assert tells("5.1.1")
    assert not tells("5.7.1")
    assert not tells("5.9.9")
    assert not tells("")


def test_every_phrase_is_words_and_no_fragment_of_a_pattern():
    """A bar outside a group splits a phrase in two, and the second half then matches everywhere."""
    for rule in RULES:
        for phrases in (rule.phrases or {}).values():
            for phrase in phrases:
                parts = outside_groups(phrase)
                assert all(len(part) > 1 for part in parts), (rule.name, phrase)
    assert by_family("X.2.2").category == "mailbox-full"


def outside_groups(pattern):
    """The pattern's alternatives at its outermost level."""
    parts, depth, begin, escaped = [], 0, 0, False
    for at, char in enumerate(pattern):
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(pattern[begin:at])
            begin = at + 1
    return [*parts, pattern[begin:]]
