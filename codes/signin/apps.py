from django.contrib.admin.apps import AdminConfig


class EditorsDeskConfig(AdminConfig):
    """Django's admin, with our site in place of its own."""

    default_site = "codes.signin.site.EditorsSite"

    def ready(self) -> None:
        super().ready()
        from codes.signin import throttle  # noqa: PLC0415

        throttle.watch_attempts()
