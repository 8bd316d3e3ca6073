package certify

import "fmt"

// GuideStep is one of the eight steps of the certification guide ("Conformance
// Testing Process"), in our own words, and the step of this practice that holds it.
type GuideStep struct {
	Name string
	At   Step
}

// GuideSteps lists the guide's steps in their order; the first is number 1.
func GuideSteps() []GuideStep {
	return []GuideStep{
		{"Fill in the form: the product, the version of Caliper, the member", Form},
		{"Start the certification, or cancel", Form},
		{"Read the instructions: give your software the URL and the token", Instructions},
		{"Begin the test: have the product send its messages", Instructions},
		{"Watch the progress: profiles on the left, the log of items on the right", Progress},
		{"Complete the certification", Progress},
		{"Read the confirmation, then submit the results", Confirmation},
		{"Repeat, for further profiles or for those that failed", Report},
	}
}

// GuideWords says which of the guide's steps a step of this practice is: "step 7 of
// 8", "steps 1-2 of 8".
func GuideWords(at Step) string {
	first, last := 0, 0
	all := GuideSteps()
	for i, step := range all {
		if step.At != at {
			continue
		}
		if first == 0 {
			first = i + 1
		}
		last = i + 1
	}
	if first == last {
		return fmt.Sprintf("step %d of %d", first, len(all))
	}
	return fmt.Sprintf("steps %d-%d of %d", first, last, len(all))
}

// Prerequisites are what the real certification asks before it begins (certification
// guide, "Certification Prerequisites").
func Prerequisites() []string {
	return []string{
		"Your organization is a Contributing or an Affiliate Member of 1EdTech (formerly IMS Global), and you are logged in at its website.",
		"The tests are passed at its own certification service, and the report is submitted there.",
		"Somebody whom the organization has appointed carries them out, and agrees that nothing in the report is misrepresented or manipulated.",
		"What is certified is the sensor. There is no certification of endpoints.",
	}
}

// NotThis says what the practice is not, and what it leaves out.
func NotThis() []string {
	return []string{
		"This is practice on your own machine: no membership is checked, no account is needed, and nothing is sent to anybody.",
		"It gives no registration number and no right to a mark, and the service may judge otherwise than this program does.",
	}
}

// Next are what follows at the real service once results are submitted (certification
// guide, "Certification Mark" and "Certification Expiration and Renewal").
func Next() []string {
	return []string{
		"1EdTech confirms the results and gives a registration number. Without one a product does not count as conformant.",
		"With it the product may carry the conformance mark, and stands in 1EdTech's public list of conformant products.",
		"It holds for the profiles that were met, and for the version of Caliper that was tested: another version, or a new one of a profile, is certified anew.",
		"After a year it is renewed by testing again.",
	}
}
