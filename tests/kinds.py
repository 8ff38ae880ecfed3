"""Every kind of page, by name and path below `/<lang>`: what holds for all is tested, measured and drawn on these."""

PAGES = {
    "home": "/",
    "catalogue": "/codes/",
    "reply code": "/codes/421/",
    "enhanced code": "/codes/5.7.1/",
    "unforeseen class": "/codes/4.7.1/",
    "folklore": "/codes/101/",
    "vendor code": "/codes/5.7.509/",
    "range of a vendor": "/codes/5.7.620/",
    "comparison": "/compare/421-vs-500/",
    "comparison of kinds": "/compare/550-vs-5.1.1/",
    "comparison of classes": "/compare/4.7.1-vs-5.7.1/",
    "chooser": "/compare/",
    "search": "/search/?q=mailbox+full",
    "nothing found": "/search/?q=zxqvjk",
    "providers": "/providers/",
    "provider": "/providers/gmail/",
    "glossary": "/glossary/",
    "about": "/about/",
    "decoder": "/decode/",
    "changes": "/changes/",
}
ENDS = {
    "unknown enhanced code": "/codes/5.5.99/",
    "unknown reply code": "/codes/599/",
    "malformed code": "/codes/9.9.9/",
    "unknown pair": "/compare/421-vs-599/",
    "malformed pair": "/compare/421-500/",
    "unknown address": "/nothing/here/",
    "unknown provider": "/providers/nobody/",
}

# Pasted into the decoder, so that its result is looked at like every other page.
PASTED = """\
Nov 22 10:15:03 mail postfix/smtp[2211]: 4F2A91C0: to=<anna@example.net>, relay=mx.example.net[192.0.2.7]:25, \
dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.7] said: 550 5.1.1 <anna@example.net>: Recipient address \
rejected: User unknown (in reply to RCPT TO))
Nov 22 10:16:44 mail postfix/smtp[2213]: 7C11B0D2: to=<boris@example.org>, relay=mx.example.org[198.51.100.9]:25, \
dsn=4.2.2, status=deferred (host mx.example.org[198.51.100.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO))
"""
