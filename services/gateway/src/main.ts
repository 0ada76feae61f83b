import { createLog, readConfig, run } from '@holdfast/runtime'
import { startGateway } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('gateway', config.LOG_LEVEL)
await run(log, (signal) => startGateway(config, log, { signal }))
