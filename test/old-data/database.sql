create table account (id text not null, name text, key_hash bytea not null, created_at timestamp(3) with time zone not null);
create table download (id text not null, account_id text not null, rendition_ids jsonb not null, expires_at timestamp(3) with time zone not null);
create table image (id text not null, account_id text not null, prefix text not null, client_id text, filename text not null, state text not null, rejection jsonb, mime_type text, width integer, height integer, byte_size double precision, sha256 text, placeholder text, created_at timestamp(3) with time zone not null, expires_at timestamp(3) with time zone, public boolean default false not null, deleted_at timestamp(3) with time zone, life_ms double precision);
create table image_matte (image_id text not null, model text not null, size integer not null, key text not null);
create table job (id text not null, account_id text not null, image_id text, kind text not null, status text not null, stage text not null, progress double precision not null, attempt integer not null, max_attempts integer not null, claim integer default 0 not null, error jsonb, recipe jsonb, rendition_key text, retry_of_id text, metrics jsonb not null, created_at timestamp(3) with time zone not null, updated_at timestamp(3) with time zone not null, started_at timestamp(3) with time zone, finished_at timestamp(3) with time zone);
create table migration (id serial not null, name character varying(255) not null, executed_at timestamp(6) with time zone default CURRENT_TIMESTAMP(6) not null);
create table rendition (id text not null, account_id text not null, image_id text not null, key text not null, mime_type text not null, width integer not null, height integer not null, byte_size double precision not null, crop jsonb not null, recipe jsonb not null, quality integer, ssim double precision, model text, is_cutout boolean not null, created_at timestamp(3) with time zone not null);
create table secret (name text not null, keys text[] not null);
create table stored_object (key text not null, account_id text not null, image_id text, mime_type text not null, byte_size double precision not null, deleted_at timestamp(3) with time zone);
insert into account (id, name, key_hash, created_at) values
('acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'First', E'\\x4076b7e51cc2f1834af7ae8b0a2d92aaa5e1cb3e9718cb4a234e9da0650924d2', '2026-11-24 18:18:19.8+00'),
('acc_01m87cfe9wfqfs6sybqx48qjvn', 'Second', E'\\x2affd61a33bf9cf6919518686c001b4599f323029eb7f722bceefa7c71510abd', '2026-11-24 18:18:19.836+00');
insert into download (id, account_id, rendition_ids, expires_at) values
('8e5bfde8ef2bd9b1d481d940e6918d33', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', '["ren_01m87cfgnefqfs6t5kj0qmqc2w", "ren_01m87cffyqfqfs6t590y9k3cqp", "ren_01m87cffdmfqfs6t54k6zs5tp5"]', '2099-01-01 00:00:00+00');
insert into image (id, account_id, prefix, client_id, filename, state, rejection, mime_type, width, height, byte_size, sha256, placeholder, created_at, expires_at, public, deleted_at, life_ms) values
('img_01m87cfecbfqfs6sypv8xfbm5f', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'dbdf99305b12c132a96b6705f276e674', NULL, 'picture.jpg', 'READY', NULL, 'image/jpeg', '120', '90', '3914', 'f03c17a17dcf15f2bf1009d1448c7479a8549d5d6ad1d2ccffff006cff59d346', 'data:image/webp;base64,UklGRmgAAABXRUJQVlA4IFwAAADwAQCdASoQAAwAAsBMJbACdH8AEbb7ChgA/oz9bLvSDD5LFcyZUm1WPIDNOHQW0lsyn1GbFaAxKMQqyUsfV4V6FkteHZMMJAvZNsboj35ePea+hAREzvXNmUxQAA==', '2026-11-24 18:18:19.915+00', '2099-01-01 00:00:00+00', 'false', NULL, NULL),
('img_01m87cfekafqfs6t0wc3ps5scg', 'acc_01m87cfe9wfqfs6sybqx48qjvn', '1fb1b26fccfd7e5924bec7d2172af3ce', NULL, 'Größe 66×88.jpg', 'READY', NULL, 'image/jpeg', '66', '88', '3156', 'ccbe894d42bbf448dc63f59fd76d0407694181659eac9b8f3a1e9d77716b18ac', 'data:image/webp;base64,UklGRl4AAABXRUJQVlA4IFIAAABQAgCdASoMABAAAsBMJZgCdDBLwYsU3tzs3QAA/q7Y9dm8Zz9U83vpidrFCq298IEM/Wa32dREvVrX8miBmzc3mPtqZhKL2XF75wtF98YgQAAA', '2026-11-24 18:18:20.138+00', '2099-01-01 00:00:00+00', 'true', NULL, NULL),
('img_01m87cfetjfqfs6t2sqj7mbrk2', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', '8c1c4ece25dd61846e94fb5601ea630e', NULL, 'gone.png', 'READY', NULL, 'image/png', '64', '64', '7840', '6c8c19ca485715bfb24b6a58496ffbb7c1a53e35fa56d9629ef91d2465ca6c35', 'data:image/webp;base64,UklGRiwBAABXRUJQVlA4WAoAAAAQAAAADwAADwAAQUxQSIkAAAABgFvb1rLovu9DIrcKvAFaoA2vgCJowamAjJyIReg5NbjMzPd/d+yXEiJiAhBwLBlLiAeNhrEDKDdB7MSaFwiWThLiJoI181BukL7lIgv5T6NLx3AG9Y9Ab+hYPgtQ/8XPtJasQ7tcaOkpfKRx+FGF+gONHo3hHAL34fu1ynkKxRNRCNxFAUrwFwBWUDggfAAAAHACAJ0BKhAAEAACwEwlsAJ0OIA3igGLEdJJiIAA/ujpTYyejnHTIlPdYT7ELbFVtL/RU03hUQlibm+GoDAqHStvFwiXjfKR5l4yeZnT1mqHy/NnnUkQznXONX77+l82ifij70A0/fHDPffy54MsBUjvZ15zmT9LxObAAAA=', '2026-11-24 18:18:20.37+00', '2099-01-01 00:00:00+00', 'false', '2099-01-01 00:00:00+00', NULL),
('img_01m87cfgxzfqfs6t63mccxc5wd', 'acc_01m87cfe9wfqfs6sybqx48qjvn', '98f8e6d4d8d5224d5740f3bd0651ec0f', NULL, 'refused.jpg', 'REJECTED', '{"code": "UNSUPPORTED_IMAGE", "params": [{"name": "found", "value": "text"}], "message": "Expected a JPEG, PNG, WebP, GIF or AVIF picture, but the file is text.", "retryable": false}', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-24 18:18:22.526+00', '2099-01-01 00:00:00+00', 'false', NULL, '2592000000'),
('img_01m87cfgzrfqfs6t69n8wnebvv', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'd9a3da73b9ff7f6c73e74d77e5752ad1', 'awaited', 'awaited.jpg', 'AWAITING_UPLOAD', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-24 18:18:22.582+00', '2099-01-01 00:00:00+00', 'false', NULL, '2592000000');
insert into image_matte (image_id, model, size, key) values
('img_01m87cfecbfqfs6sypv8xfbm5f', 'u2netp@1', '320', 'dbdf99305b12c132a96b6705f276e674/matte-u2netp-1');
insert into job (id, account_id, image_id, kind, status, stage, progress, attempt, max_attempts, claim, error, recipe, rendition_key, retry_of_id, metrics, created_at, updated_at, started_at, finished_at) values
('job_01m87cfecgfqfs6syyjbz04b7e', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PREPARE_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, NULL, NULL, NULL, '{"runMs": 144, "stages": [{"ms": 3.485284999999976, "stage": "DECODING"}, {"ms": 0.35459500000001754, "stage": "REFINING"}, {"ms": 13.735156000000075, "stage": "ENCODING"}, {"ms": 75.27647399999933, "stage": "STORING"}], "queuedMs": 120, "inputBytes": 3914, "outputBytes": 3444}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:20.184+00', '2026-11-24 18:18:20.04+00', '2026-11-24 18:18:20.184+00'),
('job_01m87cfed9fqfs6sz41we5ma88', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": {"edges": "REFINED", "model": "u2netp"}}', 'dbdf99305b12c132a96b6705f276e674/24fefd2c64b789370bdfe7422258a0a8957d14818e543b69eb7eb5fa4d3d5eef', NULL, '{"runMs": 1472, "stages": [{"ms": 41.92223999999999, "stage": "DECODING"}, {"ms": 1044.515174, "stage": "SEGMENTING"}, {"ms": 70.09338400000001, "stage": "REFINING"}, {"ms": 14.305343999999877, "stage": "ENCODING"}, {"ms": 8.466696000000411, "stage": "STORING"}], "queuedMs": 122, "inputBytes": 3914, "outputBytes": 1670}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:21.514+00', '2026-11-24 18:18:20.042+00', '2026-11-24 18:18:21.514+00'),
('job_01m87cfedtfqfs6szawpq9vd91', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": {"margin": 2}, "output": {"format": "JPEG", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": "#fff", "removeBackground": {"edges": "RAW", "model": "u2netp"}}', 'dbdf99305b12c132a96b6705f276e674/1d947834afe382ae0778f08cf8c92d19ee14860e6145f2cc384024fa3e5421f1', NULL, '{"runMs": 2181, "stages": [{"ms": 60.54911799999991, "stage": "DECODING"}, {"ms": 780.43029, "stage": "SEGMENTING"}, {"ms": 7.80840199999966, "stage": "REFINING"}, {"ms": 8.760897999999997, "stage": "ENCODING"}, {"ms": 10.031780999999683, "stage": "STORING"}], "queuedMs": 142, "inputBytes": 3914, "outputBytes": 1246}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:22.243+00', '2026-11-24 18:18:20.062+00', '2026-11-24 18:18:22.243+00'),
('job_01m87cfee3fqfs6szq67z3jkkd', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "PNG", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/e595d84bffd31a6f1cec636c0a247b348afce79c7351ffe85f58c9ac63edde29', NULL, '{"runMs": 147, "stages": [{"ms": 4.62642500000004, "stage": "DECODING"}, {"ms": 0.023955000000000837, "stage": "REFINING"}, {"ms": 6.437680999999998, "stage": "ENCODING"}, {"ms": 26.133123000000523, "stage": "STORING"}], "queuedMs": 121, "inputBytes": 3914, "outputBytes": 21501}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:20.188+00', '2026-11-24 18:18:20.041+00', '2026-11-24 18:18:20.188+00'),
('job_01m87cfeemfqfs6sztb51qnn3n', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "WEBP", "minSsim": 0.95, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/92d02d9a60f722cac1bc4d85530fb648fe80b6cd5a90d6c33d9df1b32d7d1190', NULL, '{"runMs": 254, "stages": [{"ms": 3.0667310000000043, "stage": "DECODING"}, {"ms": 0.3683300000000145, "stage": "REFINING"}, {"ms": 129.96076300000004, "stage": "ENCODING"}, {"ms": 26.095752999999604, "stage": "STORING"}], "queuedMs": 138, "inputBytes": 3914, "outputBytes": 2508}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:20.312+00', '2026-11-24 18:18:20.058+00', '2026-11-24 18:18:20.312+00'),
('job_01m87cfeezfqfs6t055zheq795', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "WEBP", "minSsim": null, "quality": null, "lossless": true, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/2ab2e51ad138723a038822ff64c736a0210467999db8112b68306a92aaa7e000', NULL, '{"runMs": 74, "stages": [{"ms": 3.660645000000045, "stage": "DECODING"}, {"ms": 0.02267200000005687, "stage": "REFINING"}, {"ms": 16.589217000000076, "stage": "ENCODING"}, {"ms": 25.56864399999995, "stage": "STORING"}], "queuedMs": 336, "inputBytes": 3914, "outputBytes": 11650}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:20.33+00', '2026-11-24 18:18:20.256+00', '2026-11-24 18:18:20.33+00'),
('job_01m87cfefafqfs6t0c0zr1nn1y', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": 3000}, "resize": null, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/d0a0abf43892c107019b042d5b5f744564dec9b9dbb9ef56f5161b7de69c7d06', NULL, '{"runMs": 455, "stages": [{"ms": 3.8407719999999017, "stage": "DECODING"}, {"ms": 0.031358999999952175, "stage": "REFINING"}, {"ms": 312.32959000000005, "stage": "ENCODING"}, {"ms": 78.98270299999967, "stage": "STORING"}], "queuedMs": 498, "inputBytes": 3914, "outputBytes": 2957}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:20.873+00', '2026-11-24 18:18:20.418+00', '2026-11-24 18:18:20.873+00'),
('job_01m87cfefmfqfs6t0ngam72sp6', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "AVIF", "minSsim": null, "quality": 50, "lossless": false, "maxBytes": null}, "resize": {"fit": "COVER", "width": 50, "height": 50}, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/a4ec2831db43b2175a164cd3d730d34130602e0a85fd0707938a227d6f211a6d', NULL, '{"runMs": 74, "stages": [{"ms": 7.9132079999999405, "stage": "DECODING"}, {"ms": 0.2725710000001982, "stage": "REFINING"}, {"ms": 22.28216199999997, "stage": "ENCODING"}, {"ms": 6.855725999999777, "stage": "STORING"}], "queuedMs": 982, "inputBytes": 3914, "outputBytes": 657}', '2026-11-24 18:18:19.92+00', '2026-11-24 18:18:20.976+00', '2026-11-24 18:18:20.902+00', '2026-11-24 18:18:20.976+00'),
('job_01m87cfer0fqfs6t1trvd9mbg0', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', 'PREPARE_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, NULL, NULL, NULL, '{"runMs": 182, "stages": [{"ms": 12.87993199999994, "stage": "DECODING"}, {"ms": 0.04142799999988256, "stage": "REFINING"}, {"ms": 16.427603999999974, "stage": "ENCODING"}, {"ms": 64.20136600000023, "stage": "STORING"}], "queuedMs": 31, "inputBytes": 3156, "outputBytes": 2260}', '2026-11-24 18:18:20.288+00', '2026-11-24 18:18:20.501+00', '2026-11-24 18:18:20.319+00', '2026-11-24 18:18:20.501+00'),
('job_01m87cferefqfs6t20jyshv40z', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', 'PROCESS_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, '{"trim": null, "output": {"format": "WEBP", "minSsim": 0.95, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', '1fb1b26fccfd7e5924bec7d2172af3ce/92d02d9a60f722cac1bc4d85530fb648fe80b6cd5a90d6c33d9df1b32d7d1190', NULL, '{"runMs": 466, "stages": [{"ms": 12.673545000000104, "stage": "DECODING"}, {"ms": 0.02402499999993779, "stage": "REFINING"}, {"ms": 81.20524, "stage": "ENCODING"}, {"ms": 15.424183000000085, "stage": "STORING"}], "queuedMs": 145, "inputBytes": 3156, "outputBytes": 1572}', '2026-11-24 18:18:20.288+00', '2026-11-24 18:18:20.899+00', '2026-11-24 18:18:20.433+00', '2026-11-24 18:18:20.899+00'),
('job_01m87cff1rfqfs6t3m6byf77y1', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfetjfqfs6t2sqj7mbrk2', 'PREPARE_IMAGE', 'SUCCEEDED', 'DONE', '1', '1', '3', '1', NULL, NULL, NULL, NULL, '{"runMs": 247, "stages": [{"ms": 2.560790999999881, "stage": "DECODING"}, {"ms": 0.04924299999993309, "stage": "REFINING"}, {"ms": 24.955083999999943, "stage": "ENCODING"}, {"ms": 119.71522199999981, "stage": "STORING"}], "queuedMs": 36, "inputBytes": 7840, "outputBytes": 1784}', '2026-11-24 18:18:20.6+00', '2026-11-24 18:18:20.883+00', '2026-11-24 18:18:20.636+00', '2026-11-24 18:18:20.883+00'),
('job_01m87cff5jfqfs6t3srj61g1ks', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'FAILED', 'DECODING', '0.05', '1', '3', '1', '{"code": "TARGET_NOT_REACHED", "params": [{"name": "limit", "value": "20"}, {"name": "actual", "value": "413"}], "message": "No quality gives at most 20 bytes; the smallest had 413.", "retryable": false}', '{"trim": null, "output": {"format": "JPEG", "minSsim": null, "quality": null, "lossless": false, "maxBytes": 20}, "resize": null, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/33621e96202ff80ff78f77456737e39803002500422783bd16af6b5951fe7e85', NULL, '{"runMs": 37, "stages": [], "queuedMs": 204, "inputBytes": 3914, "outputBytes": null}', '2026-11-24 18:18:20.722+00', '2026-11-24 18:18:20.963+00', '2026-11-24 18:18:20.926+00', '2026-11-24 18:18:20.963+00'),
('job_01m87cfgtkfqfs6t5t5br6vat7', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'FAILED', 'DECODING', '0.05', '1', '3', '1', '{"code": "TARGET_NOT_REACHED", "params": [{"name": "limit", "value": "20"}, {"name": "actual", "value": "413"}], "message": "No quality gives at most 20 bytes; the smallest had 413.", "retryable": false}', '{"trim": null, "output": {"format": "JPEG", "minSsim": null, "quality": null, "lossless": false, "maxBytes": 20}, "resize": null, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/33621e96202ff80ff78f77456737e39803002500422783bd16af6b5951fe7e85', 'job_01m87cff5jfqfs6t3srj61g1ks', '{"runMs": 39, "stages": [], "queuedMs": 11, "inputBytes": 3914, "outputBytes": null}', '2026-11-24 18:18:22.419+00', '2026-11-24 18:18:22.469+00', '2026-11-24 18:18:22.43+00', '2026-11-24 18:18:22.469+00'),
('job_01m87cfkcrf6dbjqrx8xs4nb59', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'CANCELED', 'WAITING', '0', '0', '3', '0', '{"code": "CANCELED", "params": [], "message": "The job was canceled.", "retryable": true}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 40, "height": null}, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/e6a75eb5126963bf81e98297d33aed56108180322879998843302f4512ce9c91', NULL, '{"runMs": null, "stages": [], "queuedMs": null, "inputBytes": 3914, "outputBytes": null}', '2026-11-24 18:18:25.047+00', '2026-11-24 18:18:25.1+00', NULL, '2026-11-24 18:18:25.1+00'),
('job_01m87cfkfgf6dbjqs4qcdwndg1', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'QUEUED', 'WAITING', '0', '0', '3', '0', NULL, '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 40, "height": null}, "background": null, "removeBackground": null}', 'dbdf99305b12c132a96b6705f276e674/e6a75eb5126963bf81e98297d33aed56108180322879998843302f4512ce9c91', 'job_01m87cfkcrf6dbjqrx8xs4nb59', '{"runMs": null, "stages": [], "queuedMs": null, "inputBytes": 3914, "outputBytes": null}', '2026-11-24 18:18:25.136+00', '2026-11-24 18:18:25.136+00', NULL, NULL),
('job_01m87cfkgbf6dbjqs95whxshm6', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'PROCESS_IMAGE', 'QUEUED', 'WAITING', '0', '0', '3', '0', NULL, '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 41, "height": null}, "background": null, "removeBackground": {"edges": "REFINED", "model": "u2netp"}}', 'dbdf99305b12c132a96b6705f276e674/5bdc4a33efe845743dc56429dafe0bea6a98b1ec9fb4160e0bd0f95964e46107', NULL, '{"runMs": null, "stages": [], "queuedMs": null, "inputBytes": 3914, "outputBytes": null}', '2026-11-24 18:18:25.163+00', '2026-11-24 18:18:25.163+00', NULL, NULL);
insert into migration (id, name, executed_at) values
('1', 'InitialSchema', '2026-11-24 18:18:19.174236+00'),
('2', 'UploadsAndDownloads', '2026-11-24 18:18:19.174236+00');
insert into rendition (id, account_id, image_id, key, mime_type, width, height, byte_size, crop, recipe, quality, ssim, model, is_cutout, created_at) values
('ren_01m87cfen3fqfs6t16mvx3tfcy', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245', 'image/webp', '120', '90', '1722', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 1600, "height": 1600}, "background": null, "removeBackground": null}', '80', NULL, NULL, 'false', '2026-11-24 18:18:20.195+00'),
('ren_01m87cfendfqfs6t1bcwxhdx0v', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/e595d84bffd31a6f1cec636c0a247b348afce79c7351ffe85f58c9ac63edde29', 'image/png', '120', '90', '21501', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "PNG", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', NULL, NULL, NULL, 'false', '2026-11-24 18:18:20.205+00'),
('ren_01m87cfenwfqfs6t1qkhqz3hx8', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc', 'image/webp', '120', '90', '1722', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 320, "height": 320}, "background": null, "removeBackground": null}', '80', NULL, NULL, 'false', '2026-11-24 18:18:20.22+00'),
('ren_01m87cfes1fqfs6t2e6df82fmy', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/92d02d9a60f722cac1bc4d85530fb648fe80b6cd5a90d6c33d9df1b32d7d1190', 'image/webp', '120', '90', '2508', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "WEBP", "minSsim": 0.95, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', '87', '0.9510711056061766', NULL, 'false', '2026-11-24 18:18:20.321+00'),
('ren_01m87cfesxfqfs6t2qyw7d6acx', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/2ab2e51ad138723a038822ff64c736a0210467999db8112b68306a92aaa7e000', 'image/webp', '120', '90', '11650', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "WEBP", "minSsim": null, "quality": null, "lossless": true, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', NULL, NULL, NULL, 'false', '2026-11-24 18:18:20.349+00'),
('ren_01m87cfeznfqfs6t35ejtd0y95', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', '1fb1b26fccfd7e5924bec7d2172af3ce/a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245', 'image/webp', '66', '88', '1130', '{"x": 0, "y": 0, "width": 66, "height": 88}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 1600, "height": 1600}, "background": null, "removeBackground": null}', '80', NULL, NULL, 'false', '2026-11-24 18:18:20.533+00'),
('ren_01m87cff0ffqfs6t381725qpb4', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', '1fb1b26fccfd7e5924bec7d2172af3ce/6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc', 'image/webp', '66', '88', '1130', '{"x": 0, "y": 0, "width": 66, "height": 88}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 320, "height": 320}, "background": null, "removeBackground": null}', '80', NULL, NULL, 'false', '2026-11-24 18:18:20.559+00'),
('ren_01m87cffahfqfs6t44h8cgtjj2', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/d0a0abf43892c107019b042d5b5f744564dec9b9dbb9ef56f5161b7de69c7d06', 'image/avif', '120', '90', '2957', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": 3000}, "resize": null, "background": null, "removeBackground": null}', '81', '0.9698760851472616', NULL, 'false', '2026-11-24 18:18:20.881+00'),
('ren_01m87cffasfqfs6t4e3yevsepz', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfetjfqfs6t2sqj7mbrk2', '8c1c4ece25dd61846e94fb5601ea630e/a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245', 'image/webp', '64', '64', '892', '{"x": 0, "y": 0, "width": 64, "height": 64}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 1600, "height": 1600}, "background": null, "removeBackground": null}', '85', NULL, NULL, 'false', '2026-11-24 18:18:20.889+00'),
('ren_01m87cffb1fqfs6t4pzjvnr7bh', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfetjfqfs6t2sqj7mbrk2', '8c1c4ece25dd61846e94fb5601ea630e/6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc', 'image/webp', '64', '64', '892', '{"x": 0, "y": 0, "width": 64, "height": 64}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": {"fit": "INSIDE", "width": 320, "height": 320}, "background": null, "removeBackground": null}', '85', NULL, NULL, 'false', '2026-11-24 18:18:20.897+00'),
('ren_01m87cffbbfqfs6t4r5991zdy8', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', '1fb1b26fccfd7e5924bec7d2172af3ce/92d02d9a60f722cac1bc4d85530fb648fe80b6cd5a90d6c33d9df1b32d7d1190', 'image/webp', '66', '88', '1572', '{"x": 0, "y": 0, "width": 66, "height": 88}', '{"trim": null, "output": {"format": "WEBP", "minSsim": 0.95, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": null}', '86', '0.9506381214374587', NULL, 'false', '2026-11-24 18:18:20.907+00'),
('ren_01m87cffdmfqfs6t54k6zs5tp5', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/a4ec2831db43b2175a164cd3d730d34130602e0a85fd0707938a227d6f211a6d', 'image/avif', '50', '50', '657', '{"x": 15, "y": 0, "width": 90, "height": 90}', '{"trim": null, "output": {"format": "AVIF", "minSsim": null, "quality": 50, "lossless": false, "maxBytes": null}, "resize": {"fit": "COVER", "width": 50, "height": 50}, "background": null, "removeBackground": null}', '50', NULL, NULL, 'false', '2026-11-24 18:18:20.98+00'),
('ren_01m87cffyqfqfs6t590y9k3cqp', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/24fefd2c64b789370bdfe7422258a0a8957d14818e543b69eb7eb5fa4d3d5eef', 'image/webp', '120', '90', '1670', '{"x": 0, "y": 0, "width": 120, "height": 90}', '{"trim": null, "output": {"format": "AUTO", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": null, "removeBackground": {"edges": "REFINED", "model": "u2netp"}}', '85', NULL, 'u2netp@1', 'true', '2026-11-24 18:18:21.527+00'),
('ren_01m87cfgnefqfs6t5kj0qmqc2w', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'dbdf99305b12c132a96b6705f276e674/1d947834afe382ae0778f08cf8c92d19ee14860e6145f2cc384024fa3e5421f1', 'image/jpeg', '45', '74', '1246', '{"x": 37, "y": 7, "width": 45, "height": 74}', '{"trim": {"margin": 2}, "output": {"format": "JPEG", "minSsim": null, "quality": null, "lossless": false, "maxBytes": null}, "resize": null, "background": "#fff", "removeBackground": {"edges": "RAW", "model": "u2netp"}}', '80', NULL, 'u2netp@1', 'false', '2026-11-24 18:18:22.254+00');
insert into secret (name, keys) values
('installation', '{c371baa2-a6a4-4a67-bc4a-084648006f73}'),
('url', '{04sjjApcSRhp9xgtRzAIlm2bIIaCS2GzmproPTJL2eI=}');
insert into stored_object (key, account_id, image_id, mime_type, byte_size, deleted_at) values
('1fb1b26fccfd7e5924bec7d2172af3ce/6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', 'image/webp', '1130', NULL),
('1fb1b26fccfd7e5924bec7d2172af3ce/92d02d9a60f722cac1bc4d85530fb648fe80b6cd5a90d6c33d9df1b32d7d1190', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', 'image/webp', '1572', NULL),
('1fb1b26fccfd7e5924bec7d2172af3ce/a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', 'image/webp', '1130', NULL),
('1fb1b26fccfd7e5924bec7d2172af3ce/original', 'acc_01m87cfe9wfqfs6sybqx48qjvn', 'img_01m87cfekafqfs6t0wc3ps5scg', 'image/jpeg', '3156', NULL),
('8c1c4ece25dd61846e94fb5601ea630e/6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfetjfqfs6t2sqj7mbrk2', 'image/webp', '892', '2099-01-01 00:00:00+00'),
('8c1c4ece25dd61846e94fb5601ea630e/a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfetjfqfs6t2sqj7mbrk2', 'image/webp', '892', '2099-01-01 00:00:00+00'),
('8c1c4ece25dd61846e94fb5601ea630e/original', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfetjfqfs6t2sqj7mbrk2', 'image/png', '7840', '2099-01-01 00:00:00+00'),
('d9a3da73b9ff7f6c73e74d77e5752ad1/upload', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfgzrfqfs6t69n8wnebvv', 'image/jpeg', '983', NULL),
('dbdf99305b12c132a96b6705f276e674/1d947834afe382ae0778f08cf8c92d19ee14860e6145f2cc384024fa3e5421f1', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/jpeg', '1246', NULL),
('dbdf99305b12c132a96b6705f276e674/24fefd2c64b789370bdfe7422258a0a8957d14818e543b69eb7eb5fa4d3d5eef', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/webp', '1670', NULL),
('dbdf99305b12c132a96b6705f276e674/2ab2e51ad138723a038822ff64c736a0210467999db8112b68306a92aaa7e000', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/webp', '11650', NULL),
('dbdf99305b12c132a96b6705f276e674/6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/webp', '1722', NULL),
('dbdf99305b12c132a96b6705f276e674/92d02d9a60f722cac1bc4d85530fb648fe80b6cd5a90d6c33d9df1b32d7d1190', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/webp', '2508', NULL),
('dbdf99305b12c132a96b6705f276e674/a4ec2831db43b2175a164cd3d730d34130602e0a85fd0707938a227d6f211a6d', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/avif', '657', NULL),
('dbdf99305b12c132a96b6705f276e674/a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/webp', '1722', NULL),
('dbdf99305b12c132a96b6705f276e674/d0a0abf43892c107019b042d5b5f744564dec9b9dbb9ef56f5161b7de69c7d06', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/avif', '2957', NULL),
('dbdf99305b12c132a96b6705f276e674/e595d84bffd31a6f1cec636c0a247b348afce79c7351ffe85f58c9ac63edde29', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/png', '21501', NULL),
('dbdf99305b12c132a96b6705f276e674/matte-u2netp-1', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'application/octet-stream', '102400', NULL),
('dbdf99305b12c132a96b6705f276e674/original', 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', 'img_01m87cfecbfqfs6sypv8xfbm5f', 'image/jpeg', '3914', NULL);
select setval('public.migration_id_seq', (select max(id) from migration));
alter table account add constraint account_pkey PRIMARY KEY (id);
alter table download add constraint download_pkey PRIMARY KEY (id);
alter table image add constraint image_account_id_client_id_unique UNIQUE (account_id, client_id);
alter table image add constraint image_pkey PRIMARY KEY (id);
alter table image_matte add constraint image_matte_pkey PRIMARY KEY (image_id, model);
alter table job add constraint job_pkey PRIMARY KEY (id);
alter table migration add constraint migration_pkey PRIMARY KEY (id);
alter table rendition add constraint rendition_key_unique UNIQUE (key);
alter table rendition add constraint rendition_pkey PRIMARY KEY (id);
alter table secret add constraint secret_pkey PRIMARY KEY (name);
alter table stored_object add constraint stored_object_pkey PRIMARY KEY (key);
alter table download add constraint download_account_id_foreign FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table image add constraint image_account_id_foreign FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table image_matte add constraint image_matte_image_id_foreign FOREIGN KEY (image_id) REFERENCES image(id) ON DELETE CASCADE;
alter table job add constraint job_account_id_foreign FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table job add constraint job_image_id_foreign FOREIGN KEY (image_id) REFERENCES image(id) ON DELETE CASCADE;
alter table job add constraint job_retry_of_id_foreign FOREIGN KEY (retry_of_id) REFERENCES job(id) ON DELETE SET NULL;
alter table rendition add constraint rendition_account_id_foreign FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table rendition add constraint rendition_image_id_foreign FOREIGN KEY (image_id) REFERENCES image(id) ON DELETE CASCADE;
alter table stored_object add constraint stored_object_account_id_foreign FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table stored_object add constraint stored_object_image_id_foreign FOREIGN KEY (image_id) REFERENCES image(id) ON DELETE CASCADE;
CREATE INDEX download_account_id_index ON public.download USING btree (account_id);
CREATE INDEX download_expires_at_index ON public.download USING btree (expires_at);
CREATE INDEX image_account_id_created_at_id_index ON public.image USING btree (account_id, created_at, id);
CREATE INDEX image_deleted_at_index ON public.image USING btree (deleted_at);
CREATE INDEX image_expires_at_index ON public.image USING btree (expires_at);
CREATE INDEX job_account_id_created_at_id_index ON public.job USING btree (account_id, created_at, id);
CREATE INDEX job_account_id_updated_at_index ON public.job USING btree (account_id, updated_at);
CREATE INDEX job_active_index ON public.job USING btree (account_id) WHERE (status = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text]));
CREATE INDEX job_image_id_created_at_id_index ON public.job USING btree (image_id, created_at, id);
CREATE UNIQUE INDEX job_in_flight_unique ON public.job USING btree (rendition_key) WHERE ((status = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text])) AND (rendition_key IS NOT NULL));
CREATE INDEX job_retry_of_id_index ON public.job USING btree (retry_of_id);
CREATE INDEX rendition_image_id_created_at_id_index ON public.rendition USING btree (image_id, created_at, id);
CREATE INDEX stored_object_account_id_index ON public.stored_object USING btree (account_id);
CREATE INDEX stored_object_image_id_index ON public.stored_object USING btree (image_id);
BEGIN;
    SET LOCAL lock_timeout = 30000;
    SET LOCAL idle_in_transaction_session_timeout = 30000;
    SELECT pg_advisory_xact_lock(('x' || encode(sha224((current_database() || '.pgboss.pgboss')::bytea), 'hex'))::bit(64)::bigint);
CREATE SCHEMA IF NOT EXISTS pgboss;

    CREATE TYPE pgboss.job_state AS ENUM (
      'created',
      'retry',
      'active',
      'completed',
      'cancelled',
      'failed'
    )
  ;

    CREATE FUNCTION pgboss.job_now()
    RETURNS timestamp with time zone AS
    $$
      SELECT pg_catalog.now();
    $$
    LANGUAGE sql STABLE;
  ;

    CREATE TABLE pgboss.version (
      version int primary key,
      cron_on timestamp with time zone,
      bam_on timestamp with time zone,
      flow_on timestamp with time zone,
      reindex_on timestamp with time zone,
      monitor_backoff_on timestamp with time zone
    )
  ;

    CREATE TABLE pgboss.queue (
      name text NOT NULL,
      policy text NOT NULL,
      retry_limit int NOT NULL,
      retry_delay int NOT NULL,
      retry_backoff bool NOT NULL,
      retry_delay_max int,
      expire_seconds int NOT NULL,
      retention_seconds int NOT NULL,
      deletion_seconds int NOT NULL,
      dead_letter text REFERENCES pgboss.queue (name) CHECK (dead_letter IS DISTINCT FROM name),
      partition bool NOT NULL,
      table_name text NOT NULL,
      deferred_count int NOT NULL default 0,
      queued_count int NOT NULL default 0,
      ready_count int NOT NULL default 0,
      warning_queued int NOT NULL default 0,
      active_count int NOT NULL default 0,
      failed_count int NOT NULL default 0,
      total_count int NOT NULL default 0,
      created_delta int NOT NULL default 0,
      completed_delta int NOT NULL default 0,
      failed_delta int NOT NULL default 0,
      delta_on timestamp with time zone,
      delta_seconds int,
      ready_history int[] NOT NULL default '{}',
      heartbeat_seconds int,
      notify bool NOT NULL DEFAULT false,
      singletons_active text[],
      monitor_claim_on timestamp with time zone,
      monitor_on timestamp with time zone,
      maintain_on timestamp with time zone,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY (name)
    )
  ;

    CREATE TABLE pgboss.schedule (
      name text REFERENCES pgboss.queue ON DELETE CASCADE,
      key text not null DEFAULT '',
      kind text not null DEFAULT 'cron' CHECK (kind IN ('cron', 'rrule')),
      cron text not null,
      timezone text DEFAULT 'UTC',
      data jsonb,
      options jsonb,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      last_job_id uuid,
      PRIMARY KEY (name, key)
    )
  ;

    CREATE TABLE pgboss.subscription (
      event text not null,
      name text not null REFERENCES pgboss.queue ON DELETE CASCADE,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY(event, name)
    )
  ;

    CREATE TABLE pgboss.bam (
      id uuid PRIMARY KEY default gen_random_uuid(),
      name text NOT NULL,
      version int NOT NULL,
      status text NOT NULL DEFAULT 'pending',
      queue text,
      table_name text NOT NULL,
      command text NOT NULL,
      error text,
      created_on timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
      started_on timestamp with time zone,
      completed_on timestamp with time zone
    )
  ;

    CREATE FUNCTION pgboss.job_table_format(command text, table_name text)
    RETURNS text AS
    $$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $$
    LANGUAGE sql IMMUTABLE;
  ;

    CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
    RETURNS VOID AS
    $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE pgboss.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE FUNCTION pgboss.job_table_run_async(command_name text, version int, command text, tbl_name text DEFAULT NULL, queue_name text DEFAULT NULL)
    RETURNS VOID AS
    $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE TABLE pgboss.job (
      id uuid not null default gen_random_uuid(),
      name text not null,
      priority integer not null default(0),
      data jsonb,
      state pgboss.job_state not null default 'created',
      retry_limit integer not null default 2,
      retry_count integer not null default 0,
      retry_delay integer not null default 0,
      retry_backoff boolean not null default false,
      retry_delay_max integer,
      expire_seconds int not null default 900,
      deletion_seconds int not null default 604800,
      singleton_key text,
      singleton_on timestamp without time zone,
      group_id text,
      group_tier text,
      start_after timestamp with time zone not null default now(),
      created_on timestamp with time zone not null default now(),
      started_on timestamp with time zone,
      completed_on timestamp with time zone,
      keep_until timestamp with time zone NOT NULL default now() + interval '1209600',
      output jsonb,
      dead_letter text,
      policy text,
      heartbeat_on timestamp with time zone,
      heartbeat_seconds int,
      blocked boolean not null default false,
      blocking boolean not null default false,
      pending_dependencies int not null default 0,
      source_name text,
      source_id uuid,
      source_created_on timestamp with time zone,
      source_retry_count int,
      source_output jsonb,
      source_root_id uuid
    ) PARTITION BY LIST (name)
  ;
ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id);

    CREATE TABLE pgboss.job_common (LIKE pgboss.job INCLUDING GENERATED INCLUDING DEFAULTS);

    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, 'job_common');
    SELECT pgboss.job_table_run($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, 'job_common');

    ALTER TABLE pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
  ;

    CREATE TABLE pgboss.warning (
      id uuid PRIMARY KEY default gen_random_uuid(),
      type text NOT NULL,
      message text NOT NULL,
      data jsonb,
      created_on timestamp with time zone NOT NULL DEFAULT now()
    )
  ;
CREATE INDEX warning_i1 ON pgboss.warning (created_on DESC);

    CREATE TABLE pgboss.queue_stats (
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      name text NOT NULL,
      deferred_count int NOT NULL DEFAULT 0,
      queued_count   int NOT NULL DEFAULT 0,
      ready_count    int NOT NULL DEFAULT 0,
      active_count   int NOT NULL DEFAULT 0,
      failed_count   int NOT NULL DEFAULT 0,
      total_count    int NOT NULL DEFAULT 0,
      created_delta   int,
      completed_delta int,
      failed_delta    int,
      delta_seconds   int,
      delta_on        timestamptz,
      captured_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (id, captured_on)
    ) PARTITION BY RANGE (captured_on)
  ;
CREATE INDEX queue_stats_i1 ON pgboss.queue_stats (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);

    DO $$
    DECLARE
      d date;
      i int;
      part_name text;
    BEGIN
      FOR i IN 0..1 LOOP
        d := (pgboss.job_now() AT TIME ZONE 'UTC')::date + i;
        part_name := 'queue_stats_' || to_char(d, 'YYYYMMDD');
        IF NOT EXISTS (
          SELECT 1 FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'pgboss' AND c.relname = part_name
        ) THEN
          EXECUTE format(
            'CREATE TABLE pgboss.%I PARTITION OF pgboss.queue_stats FOR VALUES FROM (%L) TO (%L)',
            part_name,
            to_char(d, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(d + 1, 'YYYY-MM-DD') || ' 00:00:00+00'
          );
        END IF;
      END LOOP;
    END;
    $$
  ;

    CREATE TABLE pgboss.job_dependency (
      child_name text NOT NULL,
      child_id uuid NOT NULL,
      parent_name text NOT NULL,
      parent_id uuid NOT NULL,
      PRIMARY KEY (child_name, child_id, parent_name, parent_id)
    )
  ;
CREATE INDEX IF NOT EXISTS job_dep_parent_idx ON pgboss.job_dependency (parent_name, parent_id);

    CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb)
    RETURNS VOID AS
    $$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $$
    LANGUAGE plpgsql;
  ;

    CREATE FUNCTION pgboss.delete_queue(queue_name text)
    RETURNS VOID AS
    $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$
    LANGUAGE plpgsql;
  ;
INSERT INTO pgboss.version(version) VALUES ('43');
    COMMIT;
insert into pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds, dead_letter, partition, table_name, deferred_count, queued_count, ready_count, warning_queued, active_count, failed_count, total_count, created_delta, completed_delta, failed_delta, delta_on, delta_seconds, ready_history, heartbeat_seconds, notify, singletons_active, monitor_claim_on, monitor_on, maintain_on, created_on, updated_on) values
('dead', 'standard', '1000', '0', 'false', NULL, '900', '1209600', '900', NULL, 'false', 'job_common', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', NULL, NULL, '{0,0,0}', '10', 'false', NULL, '2026-11-24 18:18:22.47186+00', '2026-11-24 18:18:22.474537+00', '2026-11-24 18:18:20.402316+00', '2026-11-24 18:18:19.348919+00', '2026-11-24 18:18:24.669364+00'),
('maintenance', 'short', '10', '0', 'false', NULL, '900', '1209600', '900', NULL, 'false', 'job_common', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', NULL, NULL, '{0,0,0}', '10', 'false', NULL, '2026-11-24 18:18:22.47186+00', '2026-11-24 18:18:22.474537+00', '2026-11-24 18:18:20.402316+00', '2026-11-24 18:18:19.373496+00', '2026-11-24 18:18:24.683436+00'),
('convert', 'standard', '2', '0', 'false', NULL, '900', '1209600', '900', 'dead', 'false', 'job_common', '0', '0', '0', '0', '1', '0', '8', '0', '0', '0', NULL, NULL, '{0,0,3}', '10', 'false', NULL, '2026-11-24 18:18:22.47186+00', '2026-11-24 18:18:22.474537+00', '2026-11-24 18:18:20.402316+00', '2026-11-24 18:18:19.364173+00', '2026-11-24 18:18:24.677324+00'),
('cutout', 'standard', '2', '0', 'false', NULL, '900', '1209600', '900', 'dead', 'false', 'job_common', '0', '0', '0', '0', '0', '0', '2', '0', '0', '0', NULL, NULL, '{0,0,0}', '10', 'false', NULL, '2026-11-24 18:18:22.47186+00', '2026-11-24 18:18:22.474537+00', '2026-11-24 18:18:20.402316+00', '2026-11-24 18:18:19.371447+00', '2026-11-24 18:18:24.680451+00'),
('quick', 'standard', '2', '0', 'false', NULL, '900', '1209600', '900', 'dead', 'false', 'job_common', '0', '0', '0', '0', '0', '0', '3', '0', '0', '0', NULL, NULL, '{0,0,0}', '10', 'false', NULL, '2026-11-24 18:18:22.47186+00', '2026-11-24 18:18:22.474537+00', '2026-11-24 18:18:20.402316+00', '2026-11-24 18:18:19.357793+00', '2026-11-24 18:18:24.675194+00');
insert into pgboss.job (id, name, priority, data, state, retry_limit, retry_count, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, singleton_key, singleton_on, group_id, group_tier, start_after, created_on, started_on, completed_on, keep_until, output, dead_letter, policy, heartbeat_on, heartbeat_seconds, blocked, blocking, pending_dependencies, source_name, source_id, source_created_on, source_retry_count, source_output, source_root_id) values
('d3b277cd-b482-4d3c-bd00-6f2514cde2be', 'convert', '0', '{"jobId": "job_01m87cfkcrf6dbjqrx8xs4nb59"}', 'created', '2', '0', '0', 'false', NULL, '900', '900', NULL, NULL, 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', NULL, '2026-11-24 18:18:25.022438+00', '2026-11-24 18:18:25.022438+00', NULL, NULL, '2099-01-01 00:00:00+00', NULL, 'dead', 'standard', NULL, '10', 'false', 'false', '0', NULL, NULL, NULL, NULL, NULL, NULL),
('4cbab088-df8c-40de-85b9-e3c86e409104', 'convert', '0', '{"jobId": "job_01m87cfkfgf6dbjqs4qcdwndg1"}', 'created', '2', '0', '0', 'false', NULL, '900', '900', NULL, NULL, 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', NULL, '2026-11-24 18:18:25.12683+00', '2026-11-24 18:18:25.12683+00', NULL, NULL, '2099-01-01 00:00:00+00', NULL, 'dead', 'standard', NULL, '10', 'false', 'false', '0', NULL, NULL, NULL, NULL, NULL, NULL),
('fdec16dd-0124-41d8-863a-d0f3b3c94731', 'cutout', '0', '{"jobId": "job_01m87cfkgbf6dbjqs95whxshm6"}', 'created', '2', '0', '0', 'false', NULL, '900', '900', NULL, NULL, 'acc_01m87cfe8qfqfs6sy2tm6gg8fa', NULL, '2026-11-24 18:18:25.152935+00', '2026-11-24 18:18:25.152935+00', NULL, NULL, '2099-01-01 00:00:00+00', NULL, 'dead', 'standard', NULL, '10', 'false', 'false', '0', NULL, NULL, NULL, NULL, NULL, NULL);
