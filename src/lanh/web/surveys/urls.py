from lanh.web.parts.records.pages import addresses
from lanh.web.surveys.kinds import KINDS

app_name = "surveys"
urlpatterns = [*addresses(KINDS)]
