"""Finds and loads cards, scenarios and templates; says what is wrong with them by file, line and field."""

from backchannel.library.check import check_file
from backchannel.library.content import Content, content_from_folder, load_content, load_prompts, write_inputs
from backchannel.library.kinds import CardKind, Kind
from backchannel.library.places import Entry, default_roots, find_scenario, list_cards, list_scenarios, listed, within
from backchannel.library.problems import ContentInvalid, Problem
from backchannel.library.yaml_source import Document, load_yaml

__all__ = [
    "CardKind",
    "Content",
    "ContentInvalid",
    "Document",
    "Entry",
    "Kind",
    "Problem",
    "check_file",
    "content_from_folder",
    "default_roots",
    "find_scenario",
    "list_cards",
    "list_scenarios",
    "listed",
    "load_content",
    "load_prompts",
    "load_yaml",
    "within",
    "write_inputs",
]
