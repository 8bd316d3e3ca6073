package rule

// registry lists every rule. Where a rule stands here decides the order of
// findings at one place, and nothing else.
func registry() []rule {
	return []rule{
		// what a document is
		&unreadable{}, &jsonSyntax{}, &documentShape{}, &documentWrapped{}, &caliper1p0{}, &propertyRepeated{},
		// envelopes
		&envelopeNeeded{}, &envelopeMissing{}, &envelopeProperty{}, &envelopeValue{}, &envelopeDataVersion{},
		// contexts
		&contextMissing{}, &contextForm{}, &contextInline{}, &contextUnknown{}, &contextLast{}, &contextOverride{}, &contextRepeated{}, &contextVersion{}, &extensionContext{}, &extensionUnknown{},
		// types and properties
		&typeMissing{}, &typeUnknown{}, &typeForeign{}, &typeDeprecated{},
		&propertyRequired{}, &propertyUnknown{}, &propertyForeign{}, &propertyDeprecated{}, &propertyNotApplicable{},
		// values
		&valueString{}, &valueBoolean{}, &valueInteger{}, &valueDecimal{}, &decimalFraction{}, &valueDateTime{}, &valueDuration{},
		&iriForm{}, &blankNode{}, &eventIDForm{}, &eventIDVersion{}, &termUnknown{}, &roleSubRole{},
		&valueArray{}, &valueMap{}, &valueEntity{}, &valueNull{}, &valueEmpty{},
		// entities
		&actorType{}, &objectType{}, &targetType{}, &generatedType{}, &entityType{}, &idTwoTypes{}, &anonymousEntity{},
		// events
		&actionUnknown{}, &actionUnsupported{}, &actionDeprecated{}, &profileMissing{}, &profileUnknown{}, &profileEvent{},
		&typeForAction{}, &skippedAttempt{}, &generatedRecommended{}, &annotationKind{}, &propertyRecommended{},
		&attemptCount{}, &gradingActor{}, &mediaCurrentTime{}, &objectGuideOnly{}, &notDescribed{}, &publishedContext{}, &eventIDReused{},
		// advice
		&advicePersonalData{}, &adviceLtiParameters{}, &adviceSessionIdentifiers{}, &adviceFederatedSession{}, &adviceLtiLogin{},
		&adviceGenericEvent{}, &adviceTimeAhead{}, &advicePrefix{}, &adviceIRIs{},
	}
}
