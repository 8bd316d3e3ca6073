package cli

import (
	"maps"

	"github.com/spf13/cobra"

	"caliper-playground/engine/exercise"
)

func (a *app) exercisesExport() *cobra.Command {
	course, force := false, false
	cmd := &cobra.Command{
		Use:   "export DIR",
		Short: "Write an example of an exercise to a folder, to copy and add to",
		Long: `Writes example.toml to a folder: an exercise with all that may stand in one, and what it
means. --exercises DIR then has it behind the course. With --course the files of the
course are written as well, to read or to copy from: an exercise of one's own needs
a name that none of them has.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			o := outcome{app: a}
			files := exercise.Files()
			if !course {
				files = map[string][]byte{exercise.ExampleFile: files[exercise.ExampleFile]}
			}
			if err := o.export(args[0], maps.All(files), force); err != nil {
				return err
			}
			return o.err()
		},
	}
	cmd.Flags().BoolVar(&course, "course", false, "the files of the course as well")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite files that are there")
	return cmd
}
