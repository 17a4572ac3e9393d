"""Forms in our look: `{{ form }}` and `{{ field.as_field_group }}` use our parts."""

from django.forms.renderers import TemplatesSetting


class OfficeRenderer(TemplatesSetting):
    form_template_name = "parts/fields.html"
    field_template_name = "parts/field.html"
