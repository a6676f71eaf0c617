import { X509Certificate } from 'node:crypto';
import { HostError, type ValueObject } from '@waymark/expression';

/** What an X.509 certificate in PEM form says. Nothing is verified: neither its issuer nor its dates. */
export function readCertificate(pem: string): ValueObject {
  const certificate = parse(pem);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: certificate.validFromDate.getTime(),
    notAfter: certificate.validToDate.getTime(),
    fingerprint256: certificate.fingerprint256,
    subjectAltName: certificate.subjectAltName ?? null,
    keyType: certificate.publicKey.asymmetricKeyType ?? 'unknown',
  };
}

/** One certificate in text form; the binary form isn't text. */
function parse(pem: string): X509Certificate {
  if (/^\s*-----BEGIN CERTIFICATE-----/.test(pem)) {
    try {
      return new X509Certificate(pem);
    } catch {
      // Answered below; the library's message is not ours to show.
    }
  }
  throw new HostError("This isn't a certificate in PEM form.");
}

/** `CN=…, O=…` instead of a line for each. */
const oneLine = (name: string | undefined): string => (name ?? '').replaceAll('\n', ', ');
