import { expect, test } from 'vitest';
import { invokeCurl, tokenCurl } from './curl-lines.ts';

const BASE = 'http://127.0.0.1:8080';

test('the client authenticates as it was set up', () => {
  const basic = tokenCurl({ id: 'app', authenticationMethod: 'client_secret_basic' }, 's3cret', BASE);
  expect(basic).toContain(`POST ${BASE}/oidc/token`);
  expect(basic).toContain("-u 'app:s3cret'");
  expect(basic).not.toContain('client_secret=');
  const post = tokenCurl({ id: 'app', authenticationMethod: 'client_secret_post' }, 's3cret', BASE);
  expect(post).toContain('-d client_id=app');
  expect(post).toContain('-d client_secret=s3cret');
  expect(post).not.toContain('-u ');
});

test('a call of a journey names journey and client', () => {
  expect(invokeCurl({ id: 'app' }, BASE, 'hello')).toContain(
    `"${BASE}/ido/api/v2/invoke-api-journey/hello?clientId=app"`,
  );
});
