"""What every answer tells the browser: nothing from elsewhere, nothing inline, nothing kept about the reader."""

from __future__ import annotations

from flask import Response

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "connect-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    # What was searched for stands in the address and is nobody else's business.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guard(response: Response) -> Response:
    """``response`` with our headers."""
    response.headers.update(HEADERS)
    return response
