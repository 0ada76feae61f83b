import { type ConfigIn, serviceConfig } from '@holdfast/runtime'

export const configSchema = serviceConfig('site', {})

export type Config = ConfigIn<typeof configSchema>
