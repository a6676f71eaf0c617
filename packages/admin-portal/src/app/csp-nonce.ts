declare global {
  /** Where libraries that add style elements (scroll locks of dialogs) look for the nonce. */
  var __webpack_nonce__: string | undefined;
}

/** The nonce that the server's content security policy grants to style elements made by this page. */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

globalThis.__webpack_nonce__ = cspNonce;
