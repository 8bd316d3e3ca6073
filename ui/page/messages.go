package page

// The messages that the program tells to all pages of a session. What a command
// of a page has come to is a Result, and goes to whoever asked for it.

// SessionMsg says what the session holds now. It comes at most some thirty
// times a second, however many messages arrive.
type SessionMsg struct{ Snapshot Snapshot }

// FreshMsg says that another session has begun in the place of the one before.
type FreshMsg struct{ Session Session }

// OverviewMsg says that what is known of the sessions has changed.
type OverviewMsg struct{}
