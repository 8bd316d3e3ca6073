package session

import "testing"

func TestAMessageIsKnownByItsName(t *testing.T) {
	for _, seq := range []int{1, 9, 10, 123456} {
		if got := NumberOf(MessageName(seq)); got != seq {
			t.Errorf("%q is message %d", MessageName(seq), got)
		}
	}
	for _, other := range []string{"", "message", "message ", "message 0", "message -1", "message 01", "message +1", "message 1.json", "messages 1", " message 1", "message 1/2", "1"} {
		if got := NumberOf(other); got != 0 {
			t.Errorf("%q is message %d", other, got)
		}
	}
}
