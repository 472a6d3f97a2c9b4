import { ld, offer, page, type ShopPage, vase } from './shop-page.ts';

const found = { title: 'Blue vase', price: { amount: '24.50', currency: 'EUR' }, pictures: ['/wide.jpg'] };

/** Shops that show what they sell, each in its own way. */
export const tellingShops: ShopPage[] = [
  {
    name: 'json-ld',
    body: page(
      `<meta property="og:site_name" content="Pots &amp; more"><link rel="canonical" href="/json-ld?colour=blue#top">${ld(
        {
          '@context': 'https://schema.org',
          ...vase,
          description: '<p>Thrown by hand.</p><p>Holds 2&nbsp;litres &amp; a branch.</p>',
        },
      )}`,
    ),
    expected: {
      ...found,
      url: '/json-ld?colour=blue',
      siteName: 'Pots & more',
      note: 'Thrown by hand.\nHolds 2 litres & a branch.',
    },
  },
  {
    name: 'one-script-broken',
    body: page(ld('{"@type":"Product","name":"Blue', '', '{"@type":"WebSite","name":"x",}', { ...vase })),
    expected: found,
  },
  {
    name: 'line-breaks-in-json',
    body: page(
      ld(
        '/* <![CDATA[ */ {"@type":"Product","name":"Blue\nvase",\n"image":["/wide.jpg"],"offers":{"price":24.5,"priceCurrency":"eur"}}; /* ]]> */',
      ),
    ),
    expected: found,
  },
  {
    name: 'graph',
    body: page(
      ld({
        '@graph': [
          { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'Product', name: 'Not this one' }] },
          { '@type': 'ItemPage', mainEntity: { '@id': '#thing' } },
          {
            '@id': '#thing',
            '@type': 'http://schema.org/Product',
            name: 'Blue vase',
            image: { '@id': '#picture' },
            offers: { '@id': '#offer' },
          },
          { '@id': '#picture', '@type': 'ImageObject', contentUrl: '/wide.jpg' },
          { '@id': '#offer', ...offer },
        ],
      }),
    ),
    expected: found,
  },
  {
    name: 'array',
    body: page(ld([{ '@type': 'Organization', name: 'Potter' }, [vase]])),
    expected: found,
  },
  {
    name: 'type-list',
    body: page(
      ld({
        ...vase,
        '@type': ['Thing', 'schema:Product'],
        image: [{ url: '/wide.jpg' }, '/tiny.png', '/tall.png'],
      }),
    ),
    expected: { ...found, pictures: ['/wide.jpg', '/tall.png'] },
  },
  {
    name: 'aggregate-offer',
    body: page(
      ld({
        ...vase,
        offers: { '@type': 'AggregateOffer', lowPrice: 1299, highPrice: 1499, priceCurrency: 'JPY' },
      }),
    ),
    expected: { ...found, price: { amount: '1299', currency: 'JPY' } },
  },
  {
    name: 'price-on-request',
    body: page(
      `<meta property="product:price:amount" content="24.50"><meta property="product:price:currency" content="EUR">
       ${ld({ ...vase, offers: { '@type': 'Offer', price: 'on request', priceCurrency: 'EUR' } })}`,
    ),
    expected: found,
  },
  {
    name: 'price-specification',
    body: page(
      ld({
        ...vase,
        offers: [
          { '@type': 'Offer', availability: 'SoldOut' },
          {
            '@type': 'Offer',
            priceSpecification: [
              { priceType: 'https://schema.org/StrikethroughPrice', price: 30, priceCurrency: 'EUR' },
              { price: 24.5, priceCurrency: 'EUR' },
            ],
          },
        ],
      }),
    ),
    expected: found,
  },
  {
    name: 'variants',
    body: page(
      ld({ '@type': 'ProductGroup', name: 'Blue vase', hasVariant: [{ ...vase, name: 'Blue vase, small' }] }),
    ),
    expected: found,
  },
  {
    name: 'microdata',
    body: page(
      '',
      `<div itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Potter</span></div>
       <main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Blue <em>vase</em></h1>
         <img itemprop="image" src="wide.jpg"><div itemprop="brand" itemscope><b itemprop="name">Potter</b></div>
         <p itemprop="description">Thrown by hand.</p>
         <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="priceCurrency" content="EUR">
           <span itemprop="price">24,50 €</span></div></main>
       <div itemscope itemtype="https://schema.org/Product"><h2 itemprop="name">Another</h2></div>`,
    ),
    expected: { ...found, note: 'Thrown by hand.' },
  },
  {
    name: 'open-graph',
    body: page(
      `<meta property="og:type" content="product"><meta property="og:title" content="Blue vase">
       <meta property="og:description" content="Thrown by hand."><meta name="og:image" content="/wide.jpg">
       <meta property="product:price:amount" content="1.299,00"><meta property="product:price:currency" content="EUR">`,
    ),
    expected: { ...found, note: 'Thrown by hand.', price: { amount: '1299.00', currency: 'EUR' } },
  },
  {
    name: 'twitter',
    body: page(
      `<meta name="twitter:title" content="Blue vase"><meta name="twitter:image" content="/wide.jpg">
       <meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="£24.50">`,
    ),
    expected: { ...found, price: { amount: '24.50', currency: 'GBP' } },
  },
  {
    name: 'kronor',
    body: page(
      ld({ ...vase, offers: undefined }).replace(
        '<script',
        '<meta property="product:price:amount" content="12 500 kr"><script',
      ),
    ).replace('en-IE', 'sv-SE'),
    expected: { ...found, price: { amount: '12500.00', currency: 'SEK' } },
  },
  {
    name: 'base',
    path: '/deep/er/base',
    body: page(
      `<base href="/pictures/../">${ld({ ...vase, image: ['tall.png', './wide.jpg', 'data:image/png;base64,AAAA'] })}`,
    ),
    expected: { ...found, pictures: ['/tall.png', '/wide.jpg'] },
  },
  {
    name: 'latin-1',
    headers: { 'content-type': 'text/html' },
    body: Buffer.from(
      page(`<meta charset="iso-8859-1">${ld({ ...vase, name: 'Blå vas für 5 Blümchen' })}`),
      'latin1',
    ),
    expected: { ...found, title: 'Blå vas für 5 Blümchen' },
  },
  {
    name: 'latin-1-by-header',
    headers: { 'content-type': 'text/html; Charset="ISO-8859-1"' },
    body: Buffer.from(page(`<meta charset="utf-8">${ld({ ...vase, name: 'Blå vas' })}`), 'latin1'),
    expected: { ...found, title: 'Blå vas' },
  },
  {
    name: 'canonical-elsewhere',
    body: page(`<link rel="canonical" href="https://elsewhere.example/vase">${ld(vase)}`),
    expected: found,
  },
  {
    name: 'canonical-is-the-start',
    body: page(`<link rel="canonical" href="/">${ld(vase)}`),
    expected: found,
  },
  {
    name: 'moved-picture',
    body: page(`${ld({ ...vase, image: ['/moved.jpg', '/gone.jpg', '/text.jpg', '/cut.jpg'] })}`),
    expected: { ...found, pictures: ['/moved.jpg'] },
  },
  { name: 'short-link', status: 302, headers: { location: '/array' }, expected: { ...found, url: '/array' } },
];
