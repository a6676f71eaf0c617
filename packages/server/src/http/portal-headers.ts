import type { FastifyReply } from 'fastify';

/**
 * Scripts come from this server alone. Style elements that the page makes need the nonce; style attributes are out,
 * while styles set by script are not (CSP Level 3 §6.7.3). Pictures may be data: the code editor draws with them.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What every answer below `/portal` says about how browsers may use it. */
export function setPortalHeaders(reply: FastifyReply): FastifyReply {
  return reply
    .header('X-Content-Type-Options', 'nosniff')
    .header('Referrer-Policy', 'no-referrer')
    .header('Cross-Origin-Resource-Policy', 'same-origin');
}

/** What the page itself says besides. */
export function setPageHeaders(reply: FastifyReply, nonce: string): FastifyReply {
  return setPortalHeaders(reply)
    .header('Content-Security-Policy', contentSecurityPolicy(nonce))
    .header('Cross-Origin-Opener-Policy', 'same-origin')
    .header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    .header('X-Frame-Options', 'DENY')
    .header('Cache-Control', 'no-store');
}
