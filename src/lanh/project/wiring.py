"""Who answers for what: rooms below register here, so that no room imports upward."""

from lanh.access import rules as access_rules
from lanh.audit import registry as audit
from lanh.intake import jobs as intake_jobs
from lanh.intake import registry as intake
from lanh.intake import steps as intake_steps
from lanh.intake.rules import life as intake_life
from lanh.outbox import jobs as outbox_jobs
from lanh.outbox import registry as outbox
from lanh.owed import jobs as owed_jobs
from lanh.owed import registry as owed
from lanh.owed import rules as owed_rules
from lanh.papers.rules import life as papers_life
from lanh.places import measures as places_measures
from lanh.places import rules as places_rules
from lanh.plans import jobs as plans_jobs
from lanh.plans import measures as plans_measures
from lanh.plans import queries as plans
from lanh.plans import steps as plans_steps
from lanh.plans.queries import lines as plans_lines
from lanh.plans.rules import verbs as plans_verbs
from lanh.registers.documents import jobs as documents_jobs
from lanh.registers.documents import queries as documents
from lanh.registers.documents.rules import life as documents_life
from lanh.registers.events import imports as events_imports
from lanh.registers.events import measures as events_measures
from lanh.registers.events import queries as events
from lanh.registers.inspections import measures as inspections_measures
from lanh.registers.inspections import queries as inspections
from lanh.registers.inspections import rules as inspections_rules
from lanh.registers.missions import measures as missions_measures
from lanh.registers.missions import queries as missions
from lanh.registers.missions import rules as missions_rules
from lanh.registers.premises import imports as premises_imports
from lanh.registers.premises import measures as premises_measures
from lanh.registers.premises import queries as premises
from lanh.registers.premises import rules as premises_rules
from lanh.registers.surveys import imports as surveys_imports
from lanh.registers.surveys import measures as surveys_measures
from lanh.registers.surveys import queries as surveys
from lanh.reports import jobs as reports_jobs
from lanh.reports import measures as reports_measures
from lanh.reports import registry as reports_lines
from lanh.reports import rules as reports_rules
from lanh.reports.queries import owing as reports
from lanh.web.events import words as events_words
from lanh.web.surveys import words as surveys_words


def wire() -> None:
    """Fill the registries: measures by element code, due items, outbox handlers."""
    _wire_measures()
    _wire_due_items()
    reports_lines.register("plans.targets", plans_lines.lines)
    _name_acts()
    outbox.handle(plans_steps.TO_READ, plans_jobs.read)
    outbox.handle(intake_steps.TO_READ, intake_jobs.read)
    outbox.handle(intake_steps.TO_TAKE, intake_jobs.take)
    outbox.handle(intake_steps.TO_SWEEP, intake_jobs.sweep)
    for declared in (events_imports, premises_imports, surveys_imports):
        intake.register(*declared.KINDS)
    outbox.handle("documents.hand_in", documents_jobs.hand_in)
    outbox.handle(owed_jobs.DIGEST, owed_jobs.send_digest)
    outbox.handle("facts.publish", reports_jobs.publish_facts)
    outbox.wake_with(outbox_jobs.deliver_soon.enqueue)


def _wire_measures() -> None:
    events_measures.MEASURES.register()
    inspections_measures.register()
    missions_measures.register()
    places_measures.register()
    plans_measures.register()
    premises_measures.register()
    reports_measures.register()
    surveys_measures.MEASURES.register()


def _wire_due_items() -> None:
    owed.register("documents", documents.due)
    owed.register("events", events.due)
    owed.register("inspections", inspections.due)
    owed.register("missions", missions.due)
    owed.register("plans", plans.due)
    owed.register("plans.below", plans.owing)
    owed.register("plans.meetings", plans.due_meetings)
    owed.register("plans.tasks", plans.due_tasks)
    owed.register("premises", premises.due)
    owed.register("reports", reports.owed)
    owed.register("surveys", surveys.due)


def _name_acts() -> None:
    """What the trail calls the acts of each room."""
    rooms = (
        access_rules,
        intake_life,
        inspections_rules,
        owed_rules,
        missions_rules,
        places_rules,
        plans_verbs,
        papers_life,
        premises_rules,
        reports_rules,
    )
    for room in (*rooms, documents_life, events_words, surveys_words):
        audit.name(room.VERBS)
