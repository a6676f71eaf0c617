import { expect, it } from 'vitest';
import { callCurl, tokenCurl } from './try-curl.ts';

it('quotes what a shell would read otherwise', () => {
  const call = {
    request: { body: { name: "O'Neil $HOME `x`" }, headers: { 'x-a': '"$(id)"' }, params: { q: "a'b&c" } },
  };
  expect(callCurl('http://127.0.0.1:8080', 'pay', 'c1', call, true)).toBe(
    [
      `curl -i -X POST 'http://127.0.0.1:8080/ido/api/v2/invoke-api-journey/pay?clientId=c1&q=a%27b%26c' \\`,
      `  -H "Authorization: Bearer $TOKEN" \\`,
      `  -H 'x-a: "$(id)"' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  --data '{"name":"O'\\''Neil $HOME \`x\`"}'`,
    ].join('\n'),
  );
});

it('leaves out what a call does not need and names what is still open', () => {
  expect(callCurl('http://h', 'open', '', { request: { method: 'GET' } }, false)).toBe(
    `curl -i -X GET 'http://h/ido/api/v2/invoke-api-journey/open'`,
  );
  expect(callCurl('http://h', 'pay', '', { request: {} }, true)).toContain('?clientId=[CLIENT_ID]');
});

it('fetches the token as the client authenticates', () => {
  const basic = tokenCurl('http://h', { clientId: 'c1', authenticationMethod: 'client_secret_basic' });
  expect(basic.split('\n')[0]).toBe("CLIENT_SECRET='[CLIENT_SECRET]'");
  expect(basic).toContain(`-u 'c1:'"$CLIENT_SECRET"`);
  expect(basic).not.toContain('client_secret=');
  const post = tokenCurl('http://h', { clientId: '', authenticationMethod: 'client_secret_post' });
  expect(post).toContain(`-d 'client_id=[CLIENT_ID]' -d "client_secret=$CLIENT_SECRET"`);
});
