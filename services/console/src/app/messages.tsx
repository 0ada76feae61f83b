// A module of its own: who imports the package when it is needed gets all of it, and with it whoever uses a part of it.
export { Notifications as Messages } from '@mantine/notifications'
