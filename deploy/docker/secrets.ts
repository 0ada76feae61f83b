// Makes the secrets of a system in containers: for compose once, what is there stays; for a cluster anew each time, to be
// kept where secrets are.
//   npm run secrets -- compose [--folder .data/compose]
//   npm run --silent secrets -- kubernetes --mongodb mongodb://… --smtp smtps://… > secrets.yaml
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serviceNames, services } from '@holdfast/contracts'
import { createSecrets, keepSecrets } from '@holdfast/laptop'
import { stringify } from 'yaml'
import { secretsByProgram } from './program-secrets.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: join(import.meta.dirname, '../../.data/compose') },
    release: { type: 'string', default: 'holdfast' },
    mongodb: { type: 'string' },
    smtp: { type: 'string' },
    'kafka-password': { type: 'string' },
  },
})

if (positionals[0] === 'compose') forCompose(values.folder)
else if (positionals[0] === 'kubernetes' && values.mongodb && values.smtp) forKubernetes(values.mongodb, values.smtp)
else {
  console.error(
    'secrets compose [--folder …] | secrets kubernetes --mongodb <URI> --smtp <URL> [--kafka-password …] [--release …]',
  )
  process.exitCode = 1
}

/** Files of variables, as docker-compose.yml names them. */
function forCompose(folder: string) {
  mkdirSync(folder, { recursive: true })
  const secrets = keepSecrets(join(folder, 'secrets.json'))
  const files = {
    ...secretsByProgram(secrets, { hostId: 'compose', hostName: 'files' }),
    everybody: { TRUSTED_KEYS: secrets.trusted },
  }
  for (const [name, variables] of Object.entries(files)) {
    const lines = Object.entries(variables).map(([variable, value]) => `${variable}='${value}'`)
    writeFileSync(join(folder, `${name}.env`), `${lines.join('\n')}\n`, { mode: 0o600 })
  }
  console.log(`The secrets are in ${folder}`)
}

/** Objects for the cluster, with the names that the chart looks for. `{service}` in the URI stands for the service's name. */
function forKubernetes(mongodb: string, smtp: string) {
  const secrets = createSecrets()
  const prefix = values.release === 'holdfast' ? '' : `${values.release}-`
  const objects: unknown[] = [
    { kind: 'ConfigMap', metadata: { name: `${prefix}trusted-keys` }, data: { TRUSTED_KEYS: secrets.trusted } },
  ]
  const byProgram = secretsByProgram(secrets, { hostId: 'files', hostName: `${prefix}files` })
  for (const name of serviceNames) {
    const { owns, needs } = services[name]
    const isFollower = services[name].follows.length > 0 || services[name].copies.length > 0
    const password = values['kafka-password']
    Object.assign(byProgram[name]!, {
      ...(owns !== 'nothing' && { MONGODB_URI: mongodb.replaceAll('{service}', name) }),
      ...((needs as readonly string[]).includes('smtp') && { SMTP_URL: smtp }),
      ...(password !== undefined && (owns === 'ledger' || isFollower) && { KAFKA_PASSWORD: password }),
    })
  }
  for (const [name, variables] of Object.entries(byProgram)) {
    objects.push({ kind: 'Secret', metadata: { name: `${prefix}${name}` }, type: 'Opaque', stringData: variables })
  }
  console.log(objects.map((object) => stringify({ apiVersion: 'v1', ...(object as object) })).join('---\n'))
}
