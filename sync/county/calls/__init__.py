"""People at terminals who ask for somebody to help them (请人帮忙)."""
