"""Training for matters handed down to townships (应接尽接): planned, who came, what came of it."""
