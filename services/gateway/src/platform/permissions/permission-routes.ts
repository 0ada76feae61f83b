import { columns, isForKeys, type PermissionId, permissions } from '@holdfast/access'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { OneOf } from '../../schemas/fields.ts'

const Cell = OneOf(
  ['yes', 'no', 'own', 'staging', 'conditional'],
  '`own`: on the sites granted. `staging`: on those, staging environments only. `conditional`: not in every state.',
)

const Table = Type.Object({
  permissions: Type.Array(
    Type.Object({
      id: Type.String({ examples: ['members.manage'] }),
      title: Type.String(),
      roles: Type.Object(Object.fromEntries(columns.map((column) => [column, Cell]))),
      apiKeys: Type.Boolean({ description: 'An API key can have it, if its maker has' }),
    }),
  ),
})

export function permissionRoutes(app: App): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/permissions',
      id: 'listPermissions',
      tag: 'Permissions',
      callers: 'anyone',
      summary: 'What each role may do',
      answers: { 200: Table },
    },
    () => ({
      permissions: (Object.keys(permissions) as PermissionId[]).map((id) => {
        const { title, roles } = permissions[id]
        return { id, title, roles, apiKeys: isForKeys(id) }
      }),
    }),
  )
}
