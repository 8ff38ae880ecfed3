"""Words and endings that say nothing about mail, by language."""

import re

_ENGLISH = """
a an the is are was were be been am i me my we our us you your it its he she they them their this that these those
of to in on at for from by with and or but not no do does did doing done dont cant wont isnt doesnt didnt can could
will would should may might must have has had having get gets got getting how what why when where who which there here
then than so as if into about just only also too very any some all one please help mean means meaning keep keeps still
because someone somebody anyone everyone something says said say tells
"""
_KOREAN = """
왜 뭐 무엇 뭔가요 무슨 뜻 어떻게 안 못 좀 때 수 나는 나오는 있나요 있습니다 없나요 하면 해결 방법 이유 원인 나와 나옴
뜸 자꾸 계속 어떤 해야 하나 의미 대처 대처법 라고 보내면 하려고 있음
"""
_JAPANESE = """
なぜ とは どう です ます 意味 原因 方法 対処 対処法 対処方法 解決 解決方法 と言われる と出る が出る のに しても
"""
EMPTY = frozenset((_ENGLISH + _KOREAN + _JAPANESE).split())

_PARTICLES = """
은 는 이 가 을 를 의 에 로 와 과 도 만 에서 에게 으로 까지 부터 이라고 라고 이나 이란 란 처럼 보다 한테 에는 에도 이랑
이라서 라서 이라며 라며
했어요 됐어요 되었어요 했습니다 됐습니다 되었습니다 합니다 됩니다 입니다 습니다 해요 돼요 인가요 하나요 되나요 달라요
당했어요 당함 당했습니다 되어 되는 되지 하는 하지 했는데 됐는데 하면 되면 이래요 래요 이에요 예요 인데 이라는 라는 이라
된다 한다 했다 됐다 이다 됐음 했음 있어요 나요 네요 어요 아요 하려고 시켰는데 되었다는
"""
# The last syllable of a verb; it goes only where the word is not known with it, for it also ends nouns (메일함).
KOREAN_VERBAL = re.compile("(?<=..)[됨함된될한할돼해]$")
# Korean particles and endings at the end of a word of which two syllables remain; the longest one goes.
KOREAN_ENDING = re.compile("(?<=..)(?:" + "|".join(sorted(_PARTICLES.split(), key=len, reverse=True)) + ")$")
