"""A believable county for looking at: sixty days of made-up people through the real intake and the real desk.

Nothing is written past the services: terminals enrol with codes, messages and photographs are sealed and
sent, questions answered, clerks act. Only the clock is not the world's: it is set to the moment at which
each thing happens.
"""
