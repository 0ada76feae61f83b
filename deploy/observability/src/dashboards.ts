/** One row of panels; four fit beside each other. */
interface Row {
  title: string
  panels: Panel[]
}

interface Panel {
  title: string
  unit?: 's' | 'reqps' | 'percentunit' | 'short' | 'bytes'
  /** Queries, each with the text of its legend. */
  shows: [expr: string, legend: string][]
}

interface Dashboard {
  uid: string
  title: string
  rows: Row[]
}

/** Of the namespace that is chosen above the dashboard; with none, as on a laptop, everything. */
const here = 'namespace=~"$namespace"'
const rate = (metric: string, labels = '') => `rate(${metric}{${here}${labels && `, ${labels}`}}[$__rate_interval])`
const quantile = (share: number, metric: string, by: string) =>
  `histogram_quantile(${share}, sum by (${by}, le) (${rate(`${metric}_bucket`)}))`

const dashboards: Dashboard[] = [
  {
    uid: 'holdfast-overview',
    title: 'Holdfast / Overview',
    rows: [
      {
        title: 'Requests',
        panels: [
          {
            title: 'Requests by status',
            unit: 'reqps',
            shows: [[`sum by (status) (${rate('holdfast_http_requests_total')})`, '{{status}}']],
          },
          {
            title: 'Part that fails',
            unit: 'percentunit',
            shows: [
              [
                `sum(${rate('holdfast_http_requests_total', 'status="5xx"')}) / sum(${rate('holdfast_http_requests_total')})`,
                '5xx',
              ],
            ],
          },
          {
            title: 'Duration',
            unit: 's',
            shows: [0.5, 0.95, 0.99].map((share) => [
              `histogram_quantile(${share}, sum by (le) (${rate('holdfast_http_request_seconds_bucket')}))`,
              `${share}`,
            ]),
          },
          {
            title: 'Refusals by code',
            unit: 'reqps',
            shows: [[`topk(10, sum by (code) (${rate('holdfast_http_problems_total')}))`, '{{code}}']],
          },
        ],
      },
      {
        title: 'Routes',
        panels: [
          {
            title: 'Busiest routes',
            unit: 'reqps',
            shows: [
              [`topk(10, sum by (method, route) (${rate('holdfast_http_requests_total')}))`, '{{method}} {{route}}'],
            ],
          },
          {
            title: 'Slowest routes, 0.99',
            unit: 's',
            shows: [
              [`topk(10, ${quantile(0.99, 'holdfast_http_request_seconds', 'method, route')})`, '{{method}} {{route}}'],
            ],
          },
          {
            title: 'Routes that fail',
            unit: 'reqps',
            shows: [
              [
                `topk(10, sum by (method, route) (${rate('holdfast_http_requests_total', 'status="5xx"')}))`,
                '{{method}} {{route}}',
              ],
            ],
          },
          {
            title: 'Connections of clients',
            shows: [
              [`sum by (instance) (holdfast_gateway_connections{${here}})`, '{{instance}}'],
              [`sum(holdfast_http_requests_under_way{${here}})`, 'requests under way'],
            ],
          },
        ],
      },
      {
        title: 'Calls between services',
        panels: [
          {
            title: 'Calls by service',
            unit: 'reqps',
            shows: [[`sum by (job) (${rate('holdfast_grpc_calls_total')})`, '{{job}}']],
          },
          {
            title: 'Not OK, by service and status',
            unit: 'reqps',
            shows: [[`sum by (job, code) (${rate('holdfast_grpc_calls_total', 'code!="OK"')})`, '{{job}} {{code}}']],
          },
          {
            title: 'Slowest methods, 0.99',
            unit: 's',
            shows: [[`topk(10, ${quantile(0.99, 'holdfast_grpc_call_seconds', 'method')})`, '{{method}}']],
          },
          {
            title: 'Calls under way',
            shows: [[`sum by (job) (holdfast_grpc_calls_under_way{${here}})`, '{{job}}']],
          },
        ],
      },
    ],
  },
  {
    uid: 'holdfast-consistency',
    title: 'Holdfast / Leases and changes',
    rows: [
      {
        title: 'Checks from memory',
        panels: [
          {
            title: 'Lease left, the shortest',
            unit: 's',
            shows: [
              [`min by (owner, instance) (holdfast_replica_lease_left_seconds{${here}})`, '{{owner}} at {{instance}}'],
            ],
          },
          {
            title: 'Age of the copy, the oldest',
            unit: 's',
            shows: [[`max by (owner, instance) (holdfast_replica_age_seconds{${here}})`, '{{owner}} at {{instance}}']],
          },
          {
            title: 'Entries behind',
            shows: [
              [
                `sum by (owner, instance) (holdfast_replica_head{${here}} - holdfast_replica_applied{${here}})`,
                '{{owner}} at {{instance}}',
              ],
            ],
          },
          {
            title: 'Renewals refused',
            unit: 'reqps',
            shows: [[`sum by (owner, reason) (${rate('holdfast_replica_refused_total')})`, '{{owner}} {{reason}}']],
          },
        ],
      },
      {
        title: 'Changes',
        panels: [
          {
            title: 'Until a change is in force',
            unit: 's',
            shows: [0.5, 0.99].map((share) => [
              quantile(share, 'holdfast_ledger_wait_seconds', 'owner'),
              `{{owner}} ${share}`,
            ]),
          },
          {
            title: 'Waits, by how they ended',
            unit: 'reqps',
            shows: [[`sum by (owner, ended) (${rate('holdfast_ledger_waits_total')})`, '{{owner}} {{ended}}']],
          },
          {
            title: 'Owner processes that grant leases',
            shows: [[`sum by (owner) (holdfast_ledger_registered{${here}})`, '{{owner}}']],
          },
          {
            title: 'Fences',
            unit: 's',
            shows: [
              [`max by (owner) (holdfast_ledger_fence_seconds{${here}})`, '{{owner}}'],
              [`sum by (owner) (${rate('holdfast_ledger_fences_failed_total')})`, '{{owner}} failed'],
            ],
          },
        ],
      },
      {
        title: 'What follows from changes',
        panels: [
          {
            title: 'Until Kafka has an entry',
            unit: 's',
            shows: [[`max by (owner) (holdfast_relay_age_seconds{${here}})`, '{{owner}}']],
          },
          {
            title: 'Followers behind',
            unit: 's',
            shows: [[`min by (job, owner) (holdfast_follower_lag_seconds{${here}})`, '{{job}} of {{owner}}']],
          },
          {
            title: 'Entries waiting',
            shows: [
              [`sum by (owner) (holdfast_relay_entries_waiting{${here}})`, '{{owner}} for Kafka'],
              [`min by (job, owner) (holdfast_follower_entries_behind{${here}})`, '{{job}} of {{owner}}'],
            ],
          },
          {
            title: 'Parked streams, halted followers',
            shows: [
              [`max by (job, owner) (holdfast_follower_parked_streams{${here}})`, '{{job}} of {{owner}} parked'],
              [`max by (job, owner) (holdfast_follower_halted{${here}})`, '{{job}} of {{owner}} halted'],
            ],
          },
        ],
      },
    ],
  },
  {
    uid: 'holdfast-work',
    title: 'Holdfast / Sites and mails',
    rows: [
      {
        title: 'Work on sites',
        panels: [
          {
            title: 'Not ended',
            shows: [[`max by (kind, state) (holdfast_operations_unfinished{${here}}) > 0`, '{{kind}} {{state}}']],
          },
          {
            title: 'Ended',
            unit: 'reqps',
            shows: [[`sum by (kind, state) (${rate('holdfast_operations_ended_total')})`, '{{kind}} {{state}}']],
          },
          {
            title: 'How long, on average',
            unit: 's',
            shows: [
              [
                `sum by (kind) (${rate('holdfast_operations_seconds_total')}) / sum by (kind) (${rate('holdfast_operations_ended_total')})`,
                '{{kind}}',
              ],
            ],
          },
        ],
      },
      {
        title: 'Hosts',
        panels: [
          { title: 'Answers', shows: [[`min by (host) (holdfast_host_answers{${here}})`, '{{host}}']] },
          {
            title: 'Oldest wish that is not confirmed',
            unit: 's',
            shows: [[`max by (host) (holdfast_host_wish_age_seconds{${here}})`, '{{host}}']],
          },
          {
            title: 'Orphans, and what is not compared',
            shows: [
              [`max by (host) (holdfast_host_orphans{${here}})`, '{{host}} orphans'],
              [`max by (host) (holdfast_host_environments_uncompared{${here}})`, '{{host}} not compared'],
            ],
          },
        ],
      },
      {
        title: 'Mails',
        panels: [
          {
            title: 'Waiting, parked',
            shows: [
              [`max(holdfast_mails_waiting{${here}})`, 'waiting'],
              [`max(holdfast_mails_parked{${here}})`, 'parked'],
            ],
          },
          { title: 'Oldest', unit: 's', shows: [[`max(holdfast_mails_age_seconds{${here}})`, 'oldest']] },
        ],
      },
    ],
  },
  {
    uid: 'holdfast-processes',
    title: 'Holdfast / Processes',
    rows: [
      {
        title: 'Processes',
        panels: [
          { title: 'Ready', shows: [[`sum by (job) (holdfast_process_ready{${here}})`, '{{job}}']] },
          {
            title: 'Event loop, longest',
            unit: 's',
            shows: [[`max by (job, instance) (nodejs_eventloop_lag_max_seconds{${here}})`, '{{job}} {{instance}}']],
          },
          {
            title: 'Processor',
            unit: 'percentunit',
            shows: [[`sum by (job, instance) (${rate('process_cpu_seconds_total')})`, '{{job}} {{instance}}']],
          },
          {
            title: 'Memory',
            unit: 'bytes',
            shows: [[`max by (job, instance) (process_resident_memory_bytes{${here}})`, '{{job}} {{instance}}']],
          },
        ],
      },
      {
        title: 'Connections to the database',
        panels: [
          {
            title: 'In use',
            shows: [
              [
                `sum by (job, instance) (holdfast_mongodb_connections{${here}, state="in-use"})`,
                '{{job}} {{instance}}',
              ],
              [`max(holdfast_mongodb_connections_most{${here}})`, 'most'],
            ],
          },
          {
            title: 'Commands that wait',
            shows: [
              [`sum by (job, instance) (holdfast_mongodb_connections_waited_for{${here}})`, '{{job}} {{instance}}'],
            ],
          },
        ],
      },
    ],
  },
]

const WIDTH = 24
const HEIGHT = 8

/** The dashboards as Grafana imports them, by the names of their files. */
export function renderedDashboards(): Record<string, string> {
  return Object.fromEntries(
    dashboards.map((dashboard) => [`${dashboard.uid}.json`, `${JSON.stringify(rendered(dashboard), undefined, 2)}\n`]),
  )
}

function rendered({ uid, title, rows }: Dashboard) {
  let id = 0
  let y = 0
  const panels = rows.flatMap((row) => {
    const top = y
    y += HEIGHT + 1
    const w = WIDTH / row.panels.length
    return [
      {
        id: ++id,
        type: 'row',
        title: row.title,
        collapsed: false,
        gridPos: { x: 0, y: top, w: WIDTH, h: 1 },
        panels: [],
      },
      ...row.panels.map(({ title, unit = 'short', shows }, index) => ({
        id: ++id,
        type: 'timeseries',
        title,
        datasource: { type: 'prometheus', uid: '$datasource' },
        gridPos: { x: index * w, y: top + 1, w, h: HEIGHT },
        fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
        targets: shows.map(([expr, legendFormat], nth) => ({
          refId: String.fromCharCode(65 + nth),
          expr,
          legendFormat,
        })),
      })),
    ]
  })
  return {
    uid,
    title,
    tags: ['holdfast'],
    schemaVersion: 39,
    editable: false,
    time: { from: 'now-1h', to: 'now' },
    refresh: '30s',
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus' },
        {
          name: 'namespace',
          type: 'query',
          datasource: { type: 'prometheus', uid: '$datasource' },
          query: 'label_values(holdfast_process_ready, namespace)',
          includeAll: true,
          allValue: '.*',
          current: { text: 'All', value: '$__all' },
          refresh: 2,
        },
      ],
    },
    panels,
  }
}
