"""The terminal's end of the line: mailbox, agent, enrolment."""
