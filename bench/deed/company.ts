import { createLog, readConfig } from '@holdfast/runtime'
import { startCompany } from '../../services/company/src/app.ts'
import { configSchema } from '../../services/company/src/config.ts'
import { processorSeconds } from '../live/measures.ts'
import { doTasks } from '../live/worker.ts'

// The unchanged company service, in a process that can be asked for its processor time.

const { env } = process
const company = await startCompany(
  readConfig(configSchema, {
    ...env,
    GRPC_ADDRESS: '127.0.0.1:0',
    // No measured call asks identity, so no identity has to run.
    IDENTITY_ADDRESS: '127.0.0.1:9',
  }),
  createLog('company', 'error'),
)

const tasks = {
  address: async () => `127.0.0.1:${company.port}`,
  processorSeconds: async () => processorSeconds(),
}
export type CompanyTasks = typeof tasks

doTasks(tasks, () => company.stop())
