import { randomBytes } from 'node:crypto';

/** Where one store lives. */
export interface CephPlace {
  /** Absolute path of a directory of its own. */
  readonly root: string;
  /** The cluster's UUID. */
  readonly id: string;
  readonly monPort: number;
  readonly gatewayPort: number;
  /** Bytes that the one object server keeps in memory. */
  readonly maxBytes: number;
}

/**
 * A cluster of one monitor, one object server and one gateway, for tests: nothing is replicated, nothing but S3 itself asks
 * who is there, and maps are agreed on at once instead of every second, which makes the start three times as fast.
 */
export const cephConfiguration = ({ root, id, monPort, gatewayPort, maxBytes }: CephPlace): string => `
[global]
fsid = ${id}
mon_host = [v2:127.0.0.1:${monPort}/0]
ms_bind_ipv6 = false
public_network = 127.0.0.0/8
auth_allow_insecure_global_id_reclaim = false
keyring = ${root}/keyring
run_dir = ${root}/out
admin_socket = ${root}/out/$name.$pid.asok
log_file = ${root}/log/$name.log
crash_dir = ${root}/out
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_tick_interval = 1
mon_data_avail_crit = 1
paxos_propose_interval = 0.02
paxos_min_wait = 0.01
[mon]
mon_data = ${root}/mon
[osd]
osd_data = ${root}/osd
osd_objectstore = memstore
memstore_device_bytes = ${maxBytes}
[client.rgw.a]
rgw_frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw_data = ${root}/rgw
rgw_thread_pool_size = 32
rgw_enable_ops_log = false
rgw_enable_usage_log = false
rgw_enable_gc_threads = false
rgw_enable_lc_threads = false
rgw_run_sync_thread = false
rgw_dynamic_resharding = false
rgw_override_bucket_index_max_shards = 1
rgw_gc_max_objs = 1
rgw_lc_max_objs = 1
rgw_num_control_oids = 1
`;

/** What each part of the cluster may do, with a fresh key for each: the gateway doesn't start without. */
export const cephKeyring = (): string =>
  Object.entries({
    'mon.': ['mon'],
    'client.admin': ['mon', 'osd', 'mgr'],
    'osd.0': ['mon', 'osd', 'mgr'],
    'client.rgw.a': ['mon', 'osd'],
  })
    .flatMap(([name, services]) => [
      `[${name}]`,
      `key = ${cephKey()}`,
      ...services.map((to) => `caps ${to} = "allow *"`),
    ])
    .join('\n')
    .concat('\n');

/** As the cluster's own tool writes one: kind (AES), time of making, length, 16 bytes. */
const cephKey = (): string => {
  const head = Buffer.alloc(12);
  head.writeUInt16LE(1, 0);
  head.writeUInt32LE(Math.floor(Date.now() / 1000), 2);
  head.writeUInt16LE(16, 10);
  return Buffer.concat([head, randomBytes(16)]).toString('base64');
};
