import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkRedirectUri } from './redirect-uri.ts';

describe('checkRedirectUri', () => {
  it.each([
    'https://yourdemoapp.com/verify',
    'https://yourdemoapp.com',
    'HTTPS://example.com:8443/a?b=c',
    'https://[2001:db8::1]/cb',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://127.8.9.1/cb',
    'http://[::1]:80/cb',
  ])('lets web and native clients use %s', (uri) => {
    expect(checkRedirectUri(uri, 'web')).toBeNull();
    expect(checkRedirectUri(uri, 'native')).toBeNull();
  });

  it.each(['com.example.app:/callback', 'com.example.app://callback', 'io.acme.my-app:/cb?x=1'])(
    'lets only native clients use %s',
    (uri) => {
      expect(checkRedirectUri(uri, 'native')).toBeNull();
      expect(checkRedirectUri(uri, 'web')).toMatch(/https/);
    },
  );

  it.each([
    ['', /Enter/],
    ['https:/yourdemoapp.com/verify', /two slashes.*https:\/\/yourdemoapp\.com\/verify \?/],
    ['https:yourdemoapp.com', /two slashes/],
    ['https:///yourdemoapp.com', /two slashes/],
    ['http:/localhost', /two slashes/],
    ['yourdemoapp.com/verify', /not absolute/],
    ['//yourdemoapp.com', /not absolute/],
    ['/verify', /not absolute/],
    ['http://yourdemoapp.com', /uses http/],
    ['http://localhost.evil.example', /uses http/],
    ['http://127.0.0.1.evil.example', /uses http/],
    ['http://1270.0.0.1.example', /uses http/],
    ['http://localhost@evil.example/', /user name/],
    ['https://user:pw@example.com/', /user name/],
    ['https://@example.com/', /user name/],
    ['https://example.com/#top', /fragment/],
    ['https://example.com/#', /fragment/],
    ['com.example.app:/cb#x', /fragment/],
    ['https://*.example.com/', /wildcard/],
    ['https://exa mple.com/', /blank/],
    [' https://example.com/', /blank/],
    ['https://example.com/\n', /blank/],
    ['https://exämple.com/', /ASCII/],
    ['https://example.com\\@evil.example/', /not allow/],
    ['https://example.com:99999/', /not a valid/],
    ['https://', /two slashes/],
    ['https://?x', /valid/],
    [`https://example.com/${'x'.repeat(2000)}`, /longer/],
    ['javascript:alert(1)', /reverse|https/],
    ['data:text/html,x', /reverse|https/],
    ['myapp:/cb', /reverse|https/],
    ['com.example.app:', /path|https/],
    ['com.example.app://user@host/', /user name|https/],
    ['com..app:/cb', /reverse|https/],
  ])('refuses %j', (uri, message) => {
    expect(checkRedirectUri(uri, 'web')).toMatch(message);
    expect(checkRedirectUri(uri, 'native')).toMatch(message);
  });

  test.prop([
    fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.webUrl().map((url) => `x${url}`),
    ),
  ])('never throws', (uri) => {
    const problem = checkRedirectUri(uri, 'native');
    if (problem === null) expect(URL.canParse(uri)).toBe(true);
  });
});
