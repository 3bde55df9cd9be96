"""Press: what a print shop prints with: profiles, and colours as inks."""
