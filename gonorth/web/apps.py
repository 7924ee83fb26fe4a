from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "gonorth.web"
    label = "gonorth"
    default_auto_field = "django.db.models.BigAutoField"
