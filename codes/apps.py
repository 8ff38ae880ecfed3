from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CodesConfig(AppConfig):
    name = "codes"
    verbose_name = _("SMTP codes")

    def ready(self) -> None:
        from codes import revision  # noqa: PLC0415

        revision.watch_content()
