"""What all console pages share: frame, styles, icons, security headers."""
