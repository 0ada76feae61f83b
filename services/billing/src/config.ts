import { type ConfigIn, serviceConfig } from '@holdfast/runtime'

export const configSchema = serviceConfig('billing', {})

export type Config = ConfigIn<typeof configSchema>
