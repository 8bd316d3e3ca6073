package page

func cannotAdd(env *Env) string {
	if env.Hall == nil {
		return "There is room for one session here."
	}
	return ""
}

func noOtherSession(env *Env) string {
	return "There is one session. " + env.Keys.Session.Add.Help().Key + " adds another, with " + env.Engine.Endpoint().Own() + "."
}
