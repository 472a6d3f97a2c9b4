/** Addresses that nobody outside may have us dial, and how they are dressed up. */
export const insideAddresses = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
  ...['192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
  ],
  ...['2002:7f00:1::', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:db8::1', '2001:10::1', '2001:20::1'],
  ...['100::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
  ...['2606:4700::5efe:7f00:1', '2606:4700::200:5efe:7f00:1', '5f00::1', 'localhost', ''],
];

export const insideUrls = [
  ...[
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://2130706433/',
  ],
  ...[
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
  ],
  ...[
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://1２7.0.0.1/',
    'http://%31%32%37.0.0.1/',
    'http://127.0.0.1\t/',
  ],
  ...[
    'http:/127.0.0.1/',
    'http:127.0.0.1/',
    'http:\\\\127.0.0.1\\',
    'http:///127.0.0.1/',
    'http://127.0.0.1?x',
    'http://127.0.0.1#x',
  ],
  ...[
    'http://[::1]/',
    'http://[::]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
  ],
  ...[
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
  ],
  ...[
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://10.0.0.1/',
  ],
  ...[
    'http://192.168.1.1/',
    'http://172.31.255.255/',
    'http://100.127.0.1/',
    'http://0.0.0.0.:80/',
    'http://0300.0250.1.1/',
  ],
];

const address = (text: string) => ({
  address: text,
  family: text.includes(':') ? (6 as const) : (4 as const),
});

/** Names that lead inside, by what their DNS says. */
export const insideNames = {
  'inside.test': [address('127.0.0.1')],
  'mixed.test': [address('93.184.215.14'), address('127.0.0.1')],
  'six.test': [address('::1')],
  'mapped.test': [address('::ffff:127.0.0.1')],
  'nat64.test': [address('64:ff9b::7f00:1')],
  'unspecified.test': [address('0.0.0.0')],
  'metadata.test': [address('169.254.169.254')],
};

export const wrongUrls: [string, string][] = [
  ['ftp://example.org/a.jpg', 'SCHEME'],
  ['file:///etc/passwd', 'SCHEME'],
  ['gopher://example.org/', 'SCHEME'],
  ['data:image/png;base64,AAAA', 'SCHEME'],
  ['javascript:alert(1)', 'SCHEME'],
  ['//example.org/a.jpg', 'FORM'],
  ['a.jpg', 'FORM'],
  ['', 'FORM'],
  ['http://', 'FORM'],
  ['http://exa mple.org/', 'FORM'],
  ['https://user@example.org/', 'LOGIN'],
  ['https://:secret@example.org/', 'LOGIN'],
  ['http://example.org@127.0.0.1/', 'LOGIN'],
  ['http://example.org:22/', 'PORT'],
  ['https://example.org:8443/', 'PORT'],
  ['http://./', 'HOST'],
  ['http://../', 'HOST'],
  [`http://${'a'.repeat(254)}/`, 'HOST'],
  [`http://example.org/${'a'.repeat(2048)}`, 'LENGTH'],
  [`http://example.org/${'ä'.repeat(400)}`, 'LENGTH'],
];
