"""YAML to typed obligations and controls.

Decisions that bind this package: every fault is a PackError that names file, line and key; all of a file's faults that
can be found are found by `lint`; unknown keys are faults, with the nearest name; YAML is read with duplicate keys
refused and without implicit dates or yes/no booleans.
"""
