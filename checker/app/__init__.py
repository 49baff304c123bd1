"""The only place where readers, packs, detectors, engine and reporters meet: one module for each thing the user can do."""
