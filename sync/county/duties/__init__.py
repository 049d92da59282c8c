"""First-asked duty (首问负责), cases and papers that came twice, cases that came late (体外循环)."""
