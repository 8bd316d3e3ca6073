package personal

import "testing"

func TestMember(t *testing.T) {
	for name, want := range map[string]Kind{
		"bb:request.headers.ipAddress": IPAddress, "remote_addr": IPAddress, "bb:user.externalId": Identifier, "bb:user.id": Identifier,
		"lis_person_name_full": Name, "lis_person_name_given": Name, "lis_person_contact_email_primary": Mail, "lis_person_sourcedid": Identifier,
		"user_id": Identifier, "userAgent": UserAgent, "user_agent": UserAgent, "studentNumber": Identifier, "nickname": Name,
		"https://example.org/terms#firstName": Name, "given_name": Name, "mobile": Phone, "user": Identifier, "login": Identifier,
		// What is about no person.
		"name": None, "courseName": None, "context_id": None, "id": None, "resource_link_title": None, "userCount": None, "tip": None, "": None,
		"https://example.org/users/7/score": None, "description": None, "recipe": None,
	} {
		if got := Member(name, false); got != want {
			t.Errorf("%q is %s, not %s", name, got, want)
		}
	}
	if Member("name", true) != Name || Member("context_title", true) != None {
		t.Error("in a launch a name is a person's, and a title is not")
	}
}

func TestText(t *testing.T) {
	for value, want := range map[string]Kind{
		"mira@field.example": Mail, "mailto:mira@field.example": Mail, "186.28.208.123": IPAddress, "2001:db8::7": IPAddress,
		"Mozilla/5.0 (Windows NT 10.0)": UserAgent, "Mira": None, "1.2.3": None, "12:30": None, "": None, " ": None, "https://field.example/@mira": None,
		"write to mira@field.example": None,
	} {
		if got := Text(value); got != want {
			t.Errorf("%q is %s, not %s", value, got, want)
		}
	}
}
