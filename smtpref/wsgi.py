import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")

application = get_wsgi_application()

from codes import indexed  # noqa: E402  (its tables need the settings)

# Only servers import this module; commands and tests prepare what they use.
indexed.warm()
