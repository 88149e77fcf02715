# The same as ./run, for those whose fingers say make.
.PHONY: demo test setup
demo test setup:
	@./run $@
