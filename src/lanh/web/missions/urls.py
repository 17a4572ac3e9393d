from lanh.web.missions.kinds import KINDS
from lanh.web.parts.records.pages import addresses

app_name = "missions"
urlpatterns = [*addresses(KINDS)]
